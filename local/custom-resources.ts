import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Route } from './gateway.ts';
import type { Lambda } from './lambda/lambda.ts';
import type { Attributes } from './template/scope.ts';

/** What CloudFormation has a function make, where it knows no resource for it. */
export interface CustomResources {
  /**
   * Asks its function for it, and waits for the answer.
   * @throws naming what the function answers, or that it ends without an answer: AWS would wait for
   *   its `ServiceTimeout`, and call a function that failed twice more
   */
  create(wanted: WantedResource): Promise<Attributes>;
  /** Where functions put their answers. */
  readonly route: Route;
}

interface WantedResource {
  /** Such as `Custom::SmsDeliveryLogging`. */
  readonly type: string;
  readonly logicalId: string;
  readonly stackId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface CustomResourcesHost {
  /** Of the gateway. */
  readonly endpoint: string;
  invoke: Lambda['invoke'];
}

export function startCustomResources({ endpoint, invoke }: CustomResourcesHost): CustomResources {
  /** By the id of the request; undefined where nothing was answered yet. */
  const answers = new Map<string, string | undefined>();

  return {
    async create({ type, logicalId, stackId, properties }) {
      const RequestId = randomUUID();
      const request = { StackId: stackId, RequestId, LogicalResourceId: logicalId };
      const ServiceToken = String(properties['ServiceToken']);
      answers.set(RequestId, undefined);
      const result = await invoke(ServiceToken.replace(/^.*:/, ''), {
        ...{ RequestType: 'Create', ...request, ResourceType: type, ServiceToken },
        ResponseURL: `${endpoint}${PATH}?request=${RequestId}`,
        ResourceProperties: inText(properties),
      });
      const answer = answers.get(RequestId);
      answers.delete(RequestId);
      if (answer !== undefined) return read(answer, request);
      const ending = result.ok ? '' : `: ${result.errorMessage}`;
      throw new Error(`${logicalId}: its function ended without an answer${ending}`);
    },
    route: {
      method: 'PUT',
      path: PATH,
      answer(url, body) {
        const id = url.searchParams.get('request') ?? '';
        // As a signed URL that nobody signed.
        if (!answers.has(id)) return { status: 403, json: { message: 'nobody waits for this' } };
        answers.set(id, body);
        return { status: 200 };
      },
    },
  };
}

const PATH = '/_dingdong/cloudformation';

/** By the CloudFormation user guide, response objects of custom resources. */
const ANSWER = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string().min(1).max(1_024),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  Data: z.record(z.string(), z.unknown()).optional(),
});
const ANSWER_MAX_BYTES = 4_096;

type Request = Pick<z.infer<typeof ANSWER>, 'StackId' | 'RequestId' | 'LogicalResourceId'>;

function read(answer: string, request: Request): Attributes {
  const at = request.LogicalResourceId;
  if (Buffer.byteLength(answer) > ANSWER_MAX_BYTES) {
    throw new Error(`${at}: its answer has more than ${ANSWER_MAX_BYTES} bytes`);
  }
  const { success, data, error } = ANSWER.safeParse(JSON.parse(answer));
  if (!success) throw new Error(`${at}: its answer is no answer: ${z.prettifyError(error)}`);
  for (const name of ['StackId', 'RequestId', 'LogicalResourceId'] as const) {
    if (data[name] !== request[name]) throw new Error(`${at}: ${name} of its answer is another`);
  }
  if (data.Status === 'FAILED')
    throw new Error(`${at} failed: ${data.Reason ?? 'no reason given'}`);
  return { ref: data.PhysicalResourceId, attributes: data.Data ?? {} };
}

/** CloudFormation hands every number and every truth on as text. */
function inText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inText);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inText(each)]));
}
