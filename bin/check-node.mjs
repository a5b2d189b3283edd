// Plain JavaScript, because it speaks to whatever Node runs it. The project brings its own Node 24
// as a package, whose install script npm may have been told to skip.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `dingdong runs on Node 24, this is ${process.version}: its own Node was not installed. ` +
      'Run: npm rebuild node --ignore-scripts=false',
  );
  process.exit(1);
}
