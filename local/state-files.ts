import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** By which the scripts find the cloud that runs on this machine. */
export interface Running {
  readonly endpoint: string;
  readonly console: string;
  readonly stage: string;
  readonly pid: number;
}

export interface StateFiles {
  writeRunning(running: Running): void;
  writeSecrets(secrets: Readonly<Record<string, string>>): void;
  /** Appends to the function's own file. */
  log(functionName: string, line: string): void;
  /** Takes away what is true only while the cloud runs. */
  close(): void;
}

/** The folder `.dingdong`: what a machine knows of its own cloud, and nobody else should. */
export function openStateFiles(dir: string): StateFiles {
  const logDir = join(dir, 'logs');
  rmSync(logDir, { recursive: true, force: true });
  mkdirSync(logDir, { recursive: true });
  const running = join(dir, 'running.json');
  const streams = new Map<string, WriteStream>();
  return {
    writeRunning: (content) => writeFileSync(running, json(content)),
    // For its owner's eyes: the keys of everything that is stored.
    writeSecrets: (content) =>
      writeFileSync(join(dir, 'secrets.json'), json(content), { mode: 0o600 }),
    log(functionName, line) {
      const stream =
        streams.get(functionName) ?? createWriteStream(join(logDir, `${functionName}.log`));
      streams.set(functionName, stream);
      stream.write(`${line}\n`);
    },
    close() {
      // Another cloud, on other ports, may have written its own meanwhile, or taken it away.
      if (isWrittenBy(process.pid, running)) rmSync(running);
      for (const stream of streams.values()) stream.end();
    },
  };
}

function isWrittenBy(pid: number, path: string): boolean {
  if (!existsSync(path)) return false;
  const { pid: writer }: Running = JSON.parse(readFileSync(path, 'utf8'));
  return writer === pid;
}

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;
