import type { SqsQueue } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import type { Clock } from '../clock.ts';
import { beginTask, type MoveOrder, type MoveTask, stepTask } from './move-task.ts';

/** The tasks that move dead letters back, by the cloud's clock: a restart forgets them. */
export interface MoveTasks {
  /** @returns undefined where one runs for that source */
  start(order: MoveOrder, source: SqsQueue): MoveTask | undefined;
  /** Of one source, the newest first; ten are remembered. */
  of(sourceArn: string): readonly MoveTask[];
  byHandle(handle: string): MoveTask | undefined;
  cancel(task: MoveTask): void;
  /** No letter moves any more. */
  close(): void;
}

export function openMoveTasks(
  clock: Clock,
  queueOf: (arn: string) => SqsQueue | undefined,
): MoveTasks {
  let tasks: readonly MoveTask[] = [];
  let isOpen = true;

  const byHandle = (handle: string) => tasks.find((task) => task.handle === handle);
  const of = (sourceArn: string) => tasks.filter((task) => task.sourceArn === sourceArn);
  const put = (task: MoveTask) => {
    tasks = tasks.map((each) => (each.handle === task.handle ? task : each));
  };

  const step = (handle: string) => {
    const task = byHandle(handle);
    if (!isOpen || task?.status !== 'RUNNING') return;
    const stepped = stepTask(task, queueOf);
    put(stepped);
    if (stepped.status === 'RUNNING') clock.at(clock.now() + 1_000, () => step(handle));
  };

  return {
    start(order, source) {
      const { sourceArn } = order;
      const before = of(sourceArn);
      if (before.some(({ status }) => status === 'RUNNING')) return undefined;
      const task = beginTask(order, source, clock.now());
      const others = tasks.filter((each) => each.sourceArn !== sourceArn);
      tasks = [task, ...before.slice(0, REMEMBERED_MAX - 1), ...others];
      clock.at(clock.now(), () => step(task.handle));
      return task;
    },
    ...{ of, byHandle },
    cancel: (task) => put({ ...task, status: 'CANCELLED' }),
    close() {
      isOpen = false;
    },
  };
}

/** As many as ListMessageMoveTasks names at most. */
const REMEMBERED_MAX = 10;
