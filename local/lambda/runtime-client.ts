import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const api = `http://${process.env['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime`;
const agent = new Agent({ keepAlive: true });

/**
 * One call of the Runtime API, by a path below it such as `invocation/next`.
 * Not by `fetch`: it gives up after five minutes, and the next event may take longer.
 */
export const ask = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request(`${api}/${path}`, { method, agent }, (answer) => {
      text(answer).then((body) => resolve({ headers: answer.headers, body }), reject);
    });
    asking.on('error', reject);
    asking.end(method === 'POST' ? JSON.stringify(body ?? null) : undefined);
  });
