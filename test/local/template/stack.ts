import type { Attributes, Surroundings } from '../../../local/template/scope.ts';
import type { Template } from '../../../local/template/template.ts';
import { templateScope } from '../../../local/template/template-scope.ts';

export const surroundings: Surroundings = {
  accountId: '123456789012',
  region: 'eu-west-1',
  partition: 'aws',
  stackName: 'dev',
  urlSuffix: 'amazonaws.com',
};

export const created: ReadonlyMap<string, Attributes> = new Map([
  ['Queue', { ref: 'https://queue', attributes: { Arn: 'arn:queue', 'A.B': 'dotted' } }],
  ['Bare', { ref: 'bare', attributes: {} }],
]);

export const template: Template = {
  Parameters: {
    Stage: { Type: 'String', Default: 'dev' },
    Count: { Type: 'Number', Default: 3 },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Version: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/x/version' },
  },
  Mappings: { Sizes: { dev: { memory: 128 } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    InEurope: { 'Fn::Equals': [{ 'Fn::Select': [0, { 'Fn::Split': ['-', region()] }] }, 'eu'] },
    Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'InEurope' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { 'Fn::Equals': ['1', 1] }] },
    Neither: { 'Fn::Or': [{ Condition: 'IsProd' }, { 'Fn::Equals': [['a'], ['b']] }] },
    Alias: { Condition: 'IsProd' },
  },
  Resources: {},
};

export const scope = templateScope(template, surroundings, (id) => created.get(id));

export function region() {
  return { Ref: 'AWS::Region' };
}

export function failureOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (failure) {
    return failure;
  }
}
