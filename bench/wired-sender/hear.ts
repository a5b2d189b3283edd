/**
 * Keeps what a piece of work prints, as Lambda does with what a function prints.
 * @param line is told each line instead of the terminal
 */
export async function hear<T>(work: () => Promise<T>, line: (text: string) => void): Promise<T> {
  const { log } = console;
  console.log = (text: unknown) => line(String(text));
  try {
    return await work();
  } finally {
    console.log = log;
  }
}
