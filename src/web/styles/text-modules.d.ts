// What `import text from './x.css'` and `import text from './x.enhance.ts?text'` give; see tools/text-modules.js.
declare module '*.css' {
  const text: string;
  export default text;
}
declare module '*?text' {
  const text: string;
  export default text;
}
