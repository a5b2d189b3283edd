/** Runs a script of this folder: what goes wrong is one line, and exit 1. */
export async function runTool(
  main: (args: readonly string[]) => void | Promise<void>,
): Promise<void> {
  endWithReader();
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/** In peace where its reader has read enough, as `head` does. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
