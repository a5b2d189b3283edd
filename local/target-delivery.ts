import type { InvokeLater } from './lambda/invoke-later.ts';
import type { TargetDelivery } from './scheduler/attempt.ts';
import type { SendToQueue } from './send-to-queue.ts';

/** Takes what a schedule sends to its target: a queue, or a function for later. */
export const targetDelivery =
  (
    send: SendToQueue,
    invokeLater: InvokeLater,
    hasFunction: (name: string) => boolean,
  ): TargetDelivery =>
  async (targetArn, body) => {
    const [, , service, , , ...rest] = targetArn.split(':');
    const name = rest.at(-1) ?? '';
    if (service === 'sqs') return send(targetArn, body);
    if (service !== 'lambda') throw new Error(`${targetArn} is neither a queue nor a function`);
    if (!hasFunction(name)) throw new NoFunction(targetArn);
    invokeLater(name, JSON.parse(body));
  };

/** As Lambda answers: nothing that is worth another attempt. */
class NoFunction extends Error {
  override readonly name = 'ResourceNotFoundException';
  readonly code = 'ResourceNotFoundException';

  constructor(functionArn: string) {
    super(`Function not found: ${functionArn}`);
  }
}
