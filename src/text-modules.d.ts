// Text imports as the bundler and the tests give them (tools/text-modules.js).

declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*?text' {
  const text: string;
  export default text;
}
