/** Phosphor (MIT), `?raw`: nothing else is an `IconSvg`, so that no other text is ever set as markup. */
declare module '@phosphor-icons/core/*' {
  const svg: import('./Icon.tsx').IconSvg;
  // biome-ignore lint/style/noDefaultExport: Vite exports the text of a file as its default.
  export default svg;
}
