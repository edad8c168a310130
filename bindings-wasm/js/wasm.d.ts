// What the bundler makes of an imported module: its bytes as base64 or, for workers, a
// `WebAssembly.Module`.
declare module "*.wasm" {
  const content: any;
  export default content;
}
