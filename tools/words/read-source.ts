import { parseSync } from 'vite';

type Node = { type: string; [field: string]: unknown };

/** What a source file says about words. Keys with a gap (`outcome.${x}`) are patterns, `*` for each gap. */
export type SourceWords = {
  /** every string literal, and every template as a pattern: where a table of keys may stand */
  literals: string[];
  /** keys handed to `t(…)` */
  asked: string[];
  /** text that a person would read or hear, written into the markup */
  humanText: string[];
};

const SPOKEN_ATTRIBUTES = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
  // of our own components
  'label',
  'hint',
]);

/** The product's name is the same in every language. */
const NAMES = new Set(['Moien']);

/** @throws when the file does not parse */
export function readSource(file: string, source: string): SourceWords {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const found: SourceWords = { literals: [], asked: [], humanText: [] };
  visit(program as unknown as Node, found);
  found.humanText = found.humanText.filter((text) => /\p{L}/u.test(text) && !NAMES.has(text));
  return found;
}

function visit(node: Node, found: SourceWords): void {
  const text = textOf(node);
  if (text !== undefined) found.literals.push(text);
  if (node.type === 'CallExpression' && isAskingForWords(node.callee as Node)) {
    const [key] = node.arguments as Node[];
    if (key) found.asked.push(...possibleTexts(key));
  }
  found.humanText.push(...humanTextOf(node));
  for (const child of childrenOf(node)) visit(child, found);
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** `t(…)` and `words.t(…)` */
function isAskingForWords(callee: Node): boolean {
  const name = callee.type === 'MemberExpression' ? (callee.property as Node) : callee;
  return name.type === 'Identifier' && name.name === 't';
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('*');
}

/** The texts that an expression can turn out to be: `a ? 'x' : 'y'` is either. */
function possibleTexts(node: Node): string[] {
  const text = textOf(node);
  if (text !== undefined) return [text];
  if (node.type === 'ConditionalExpression')
    return [node.consequent, node.alternate].flatMap((branch) => possibleTexts(branch as Node));
  if (node.type === 'LogicalExpression')
    return [node.left, node.right].flatMap((side) => possibleTexts(side as Node));
  return [];
}

function humanTextOf(node: Node): string[] {
  if (node.type === 'JSXText') return [String(node.value).trim()];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return (node.children as Node[]).flatMap(textInBraces);
  if (node.type !== 'JSXAttribute' || !node.value) return [];
  if (!SPOKEN_ATTRIBUTES.has(String((node.name as Node).name))) return [];
  return [...possibleTexts(node.value as Node), ...textInBraces(node.value as Node)];
}

function textInBraces(node: Node): string[] {
  if (node.type !== 'JSXExpressionContainer') return [];
  return possibleTexts(node.expression as Node);
}
