import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Of `line/`: what each line used in a month. A line without a record is named by its address. */
export const lineTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('line_use')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('line', 'text', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('line_use_pk', ['facility_id', 'line', 'month'])
      .execute();
  },
};
