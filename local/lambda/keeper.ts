import { spawn } from 'node:child_process';

/** Sees to it that no process of a function outlives this one. */
export interface Keeper {
  watch(pid: number): void;
  /** It has ended: its number may soon be another's. */
  forget(pid: number): void;
  stop(): void;
}

/**
 * A shell beside this process that hears of every function's process, and kills those that are left
 * when this one is gone, however it ended. A function that asks for work finds out by itself; one
 * that is in an endless loop never asks.
 */
export function startKeeper(): Keeper {
  // In a session of its own: the Ctrl-C of a terminal is for this process alone.
  const shell = spawn('sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell there is no keeper; functions end by themselves then, as soon as they ask.
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  const say = (word: '+' | '-', pid: number) => void shell.stdin.write(`${word} ${pid}\n`);
  return {
    watch: (pid) => say('+', pid),
    forget: (pid) => say('-', pid),
    stop: () => void shell.stdin.end(),
  };
}

const SCRIPT = `
pids=' '
while read -r word pid; do
  case $word in
    +) pids="$pids$pid " ;;
    -) pids="\${pids%% $pid *} \${pids#* $pid }" ;;
  esac
done
kill -9 $pids
`;
