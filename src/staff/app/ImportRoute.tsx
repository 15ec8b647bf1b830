import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { decodeTable } from '../screens/import/decode-table.ts';
import { findTwins } from '../screens/import/find-twins.ts';
import { ImportPage } from '../screens/import/ImportPage.tsx';
import { type NewPerson, readPeople, type Table } from '../screens/import/read-people.ts';
import { templateCsv } from '../screens/import/template.ts';
import type { Desk } from './desk.ts';
import { importPeople } from './import-people.ts';
import { viewpoint } from './look.ts';
import { refusalText } from './refusal-words.ts';
import { paths } from './routes.ts';

/** The import: a chunk of its own, for the one day on which a house begins. */
export function ImportRoute({ desk }: { readonly desk: Desk }) {
  const { t, language } = desk.words;
  const { route: goTo } = useLocation();
  const [table, setTable] = useState<(Table & { file: string }) | null>(null);
  const [wanted, setWanted] = useState<ReadonlySet<NewPerson>>(new Set());
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  // While it is written, whoever was just created is no twin of themselves.
  const [twins, setTwins] = useState<readonly NewPerson[]>([]);

  async function read(file: File) {
    const read = readPeople(decodeTable(new Uint8Array(await file.arrayBuffer())));
    setTable({ ...read, file: file.name });
    setTwins(findTwins(read.people, desk.replica.records.peek().resident.values()));
    setWanted(new Set());
    setRefused(null);
  }

  async function write(people: readonly NewPerson[]) {
    if (progress || people.length === 0) return;
    const total = people.length;
    setProgress({ done: 0, total });
    const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));
    const refusal = await importPeople({ ...desk, breathe }, people, (done) => setProgress({ done, total }));
    setProgress(null);
    if (refusal) {
      const at = desk.ticks.second.peek();
      return setRefused(refusalText(desk.words, { refusal, at }, viewpoint(desk).timeZone));
    }
    desk.notices.say(t('import.done', { count: total }));
    goTo(paths.residents());
  }

  const samples = [
    ['Anne', 'Weber', '12', 'Madame Weber', 'fr', 'Marie', 'Fille', 'Maman'],
    ['', '', '', '', '', 'Jean', 'Fils', 'Maman'],
  ];
  return (
    <ImportPage
      table={table}
      twins={twins}
      wanted={wanted}
      progress={progress}
      refused={refused}
      onTemplate={() =>
        desk.download('moien.csv', new Blob([templateCsv(language.value, samples)], { type: 'text/csv' }))
      }
      onFile={(file) => void read(file)}
      onWanted={(person, isWanted) => {
        const next = new Set(wanted);
        if (isWanted) next.add(person);
        else next.delete(person);
        setWanted(next);
      }}
      onImport={() =>
        void write(table?.people.filter((person) => !twins.includes(person) || wanted.has(person)) ?? [])
      }
    />
  );
}
