import type { CustomResources } from './custom-resources.ts';
import type { Envelope } from './event-envelope.ts';
import type { Faults } from './faults.ts';
import type { Route } from './gateway.ts';
import type { LoadedBundle } from './lambda/worker.ts';
import type { Metrics } from './metrics.ts';
import type { Replies } from './replies.ts';
import { clockRoutes } from './routes/clock.ts';
import { faultRoutes } from './routes/faults.ts';
import { replyRoute } from './routes/replies.ts';
import type { SmsCarrier } from './sms.ts';
import type { TimeTravel } from './time-travel.ts';
import { writtenPhone } from './written-phone.ts';

export interface RouteSources {
  readonly sms: SmsCarrier;
  readonly replies: Pick<Replies, 'write'>;
  isUp(): boolean;
  outputs(): Readonly<Record<string, string>>;
  /** What dingdong put on the bus, oldest first. */
  events(): readonly Envelope[];
  /** SHA-256 of the template that is served, in hex. */
  templateSha256(): string;
  /** Of the one that all stages share; undefined where none is served. */
  accountTemplateSha256(): string | undefined;
  bundles(): Readonly<Record<string, LoadedBundle>>;
  readonly metrics: Pick<Metrics, 'list'>;
  readonly faults: Faults;
  /** Where functions answer CloudFormation. */
  readonly customResources: Pick<CustomResources, 'route'>;
  functionNames(): readonly string[];
  nowMs(): number;
  readonly travel: TimeTravel;
}

/** What this machine tells beside AWS: for people, scripts and tests. */
export const routesOf = (from: RouteSources): readonly Route[] => [
  {
    method: 'GET',
    path: '/_dingdong/health',
    answer: () =>
      from.isUp() ? { status: 200, json: { up: true } } : { status: 503, json: { up: false } },
  },
  {
    method: 'GET',
    path: '/_dingdong/outputs',
    answer: () => ({ status: 200, json: from.outputs() }),
  },
  {
    method: 'GET',
    path: '/_dingdong/events',
    answer: () => ({ status: 200, json: { events: from.events() } }),
  },
  {
    method: 'GET',
    path: '/_dingdong/bundles',
    answer: () => ({
      status: 200,
      json: {
        templateSha256: from.templateSha256(),
        accountTemplateSha256: from.accountTemplateSha256(),
        bundles: from.bundles(),
      },
    }),
  },
  {
    method: 'GET',
    path: '/_dingdong/metrics',
    answer: () => ({ status: 200, json: { metrics: from.metrics.list() } }),
  },
  from.customResources.route,
  replyRoute(from.replies),
  ...clockRoutes(from.nowMs, from.travel),
  ...faultRoutes(from.faults, from.functionNames),
  {
    method: 'GET',
    path: '/_aws/sns/sms-messages',
    answer: (url) => ({
      status: 200,
      json: { messages: from.sms.inbox(phoneOf(url)) },
    }),
  },
  {
    method: 'DELETE',
    path: '/_aws/sns/sms-messages',
    answer() {
      from.sms.empty();
      return { status: 204 };
    },
  },
];

const phoneOf = (url: URL): string | undefined => {
  const written = url.searchParams.get('phone');
  return written === null || written === '' ? undefined : writtenPhone(written);
};
