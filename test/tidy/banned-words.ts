import type { Rule } from './rule.ts';

const NOTHINGS = ['Util', 'Helper', 'Common', '(?<!Secrets)Manager', 'Service'].join('|');

const MEASURES = [
  ...['age', 'amount', 'delay', 'duration', 'freshness', 'interval', 'lease', 'patience'],
  ...['period', 'price', 'retention', 'timeout', 'ttl', 'visibility'],
];
const CAPITALIZED = MEASURES.map((word) => word.replace(/^./, (first) => first.toUpperCase()));
const UPPER_CASE = MEASURES.map((word) => word.toUpperCase());

/** Names that say nothing, and words that must not stand in the repository. */
export const BANNED_WORDS: readonly Rule[] = [
  {
    name: 'a file is named after what it holds',
    pattern: /(?<!secrets-|[a-z])(?:utils?|helpers?|common|managers?|services?|misc)(?![a-z])/i,
    within: 'path',
    where: ['**'],
    except: {},
    instead: 'name the idea; one idea a file',
    bad: ['lib/queue-utils.ts', ''],
  },
  {
    name: 'a type is named after what it is',
    pattern: new RegExp(
      `\\b(?:interface|class|type(?= \\w+ =)) (?:I[A-Z][a-z]|\\w*(?:${NOTHINGS})s?\\b)`,
    ),
    within: 'code',
    where: ['**'],
    except: {},
    instead: 'a noun of docs/ARCHITECTURE.md, without a prefix',
    bad: ['lib/queues.ts', 'interface IQueue {}'],
  },
  {
    name: 'units stand last in names',
    pattern: new RegExp(
      `\\b(?:${MEASURES.join('|')}|[a-z]\\w*(?:${CAPITALIZED.join('|')}))\\??: number\\b`,
    ),
    within: 'code',
    where: ['**'],
    except: {},
    instead: 'leaseSeconds, delayMs, ageDays, priceFen',
    bad: ['functions/ports.ts', 'interface Lease { readonly leaseTimeout: number }'],
  },
  {
    name: 'a constant has its unit too',
    pattern: new RegExp(`\\b(?:[A-Z]+_)*(?:${UPPER_CASE.join('|')})(?:_M(?:AX|IN))? = [\\d_]+`),
    within: 'code',
    where: ['**'],
    except: {},
    instead: 'KEEP_IDLE_MS, RETENTION_DAYS',
    bad: ['local/sqs.ts', 'const VISIBILITY_TIMEOUT = 30;'],
  },
  {
    name: 'no text to a phone carries a link or an address',
    pattern: /https?:|\bwww\.|[\w.]+@[\w-]+\.\w|\.(?:com|cn|net)\b/,
    within: 'text',
    where: ['functions/catalog/**'],
    except: {},
    instead: 'say what to do; carriers refuse texts with links',
    bad: ['functions/catalog/sale.ts', "const text = '详见 www.example';"],
  },
  {
    name: 'nothing is left for later in a comment',
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    within: 'text',
    where: ['**', '.*', '.*/**'],
    except: {},
    instead: 'do it, or say under "Not played yet" or in an ADR what is not there',
    bad: ['lib/lane.ts', '// TODO: later'],
  },
  {
    name: 'the compiler is not silenced without a reason',
    pattern: /@ts-(?:nocheck|ignore)\b|@ts-expect-error(?!: \w)/,
    within: 'text',
    where: ['**', '.*', '.*/**'],
    except: {},
    instead: 'mend the type; where a test gives what no type allows, @ts-expect-error: why',
    bad: ['lib/lane.ts', '// @ts-ignore\n'],
  },
  {
    name: 'no path of one machine, no host that one machine installs from',
    pattern:
      /(?<![\w.~])\/(?:home|root|Users|work)\/|\bregistry\.[a-z]|npmmirror|\bpypi\b|artifactory/i,
    within: 'text',
    where: ['**', '.*', '.*/**'],
    except: {},
    instead: 'a path from the root of the repository, by import.meta.url',
    bad: ['local/start.ts', "const file = '/home/somebody/dingdong';"],
  },
];
