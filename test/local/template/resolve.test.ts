// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes placeholders like this.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../local/template/resolve.ts';
import type { Surroundings } from '../../../local/template/scope.ts';
import { templateScope } from '../../../local/template/template-scope.ts';
import { region, scope, surroundings, template } from './stack.ts';

describe('a value without intrinsics', () => {
  it('comes back equal', () => {
    const plain = fc
      .jsonValue()
      .filter((value) => !/"(Fn::[^"]*|Ref)":/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(plain, (value) => {
        expect(resolve(value, scope)).toEqual(value);
      }),
    );
  });

  it('keeps Condition and Ref where they are ordinary properties', () => {
    const statement = { Effect: 'Allow', Condition: { StringEquals: { a: region() } } };
    expect(resolve([statement, { Condition: 'IsDev' }, { Ref: 'a', Type: 'b' }], scope)).toEqual([
      { Effect: 'Allow', Condition: { StringEquals: { a: 'eu-west-1' } } },
      { Condition: 'IsDev' },
      { Ref: 'a', Type: 'b' },
    ]);
  });
});

describe('an intrinsic', () => {
  it.each<[expression: unknown, value: unknown]>([
    [{ Ref: 'Queue' }, 'https://queue'],
    [{ Ref: 'Stage' }, 'dev'],
    [{ Ref: 'Zones' }, ['a', 'b', 'c']],
    [{ Ref: 'Version' }, '/cdk-bootstrap/x/version'],
    [{ Ref: 'AWS::AccountId' }, '123456789012'],
    [{ Ref: 'AWS::Region' }, 'eu-west-1'],
    [{ Ref: 'AWS::Partition' }, 'aws'],
    [{ Ref: 'AWS::StackName' }, 'dev'],
    [{ Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    [{ 'Fn::GetAtt': 'Queue.Arn' }, 'arn:queue'],
    [{ 'Fn::GetAtt': 'Queue.A.B' }, 'dotted'],
    [{ 'Fn::GetAtt': ['Queue', { 'Fn::Join': ['', ['Ar', 'n']] }] }, 'arn:queue'],
    [{ 'Fn::Sub': 'a/${Stage}/${Queue.Arn}/${Queue}' }, 'a/dev/arn:queue/https://queue'],
    [{ 'Fn::Sub': '${!Literal}${AWS::Region}$x{y}' }, '${Literal}eu-west-1$x{y}'],
    [{ 'Fn::Sub': ['${Own}-${Stage}', { Own: { Ref: 'Count' } }] }, '3-dev'],
    [{ 'Fn::Sub': ['${Queue}', { Queue: '${Stage} $&' }] }, '${Stage} $&'],
    [{ 'Fn::Join': [':', ['a', { Ref: 'Stage' }, 1, true]] }, 'a:dev:1:true'],
    [{ 'Fn::Join': ['', [{ Ref: 'AWS::NoValue' }, 'a']] }, 'a'],
    [{ 'Fn::Join': ['+', { 'Fn::Split': [',', 'a,b'] }] }, 'a+b'],
    [{ 'Fn::Split': ['|', 'a||b'] }, ['a', '', 'b']],
    [{ 'Fn::Select': ['1', ['apples', 'grapes']] }, 'grapes'],
    [{ 'Fn::Select': [2, { Ref: 'Zones' }] }, 'c'],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 128],
    [{ 'Fn::Base64': { 'Fn::Sub': '${Stage} ü' } }, 'ZGV2IMO8'],
    [{ 'Fn::If': ['IsDev', 'yes', 'no'] }, 'yes'],
    [{ 'Fn::If': ['IsProd', { Ref: 'Nobody' }, { Ref: 'Stage' }] }, 'dev'],
    [{ 'Fn::If': ['Both', 1, 2] }, 1],
    [{ 'Fn::If': ['Either', 1, 2] }, 1],
    [{ 'Fn::If': ['Neither', 1, 2] }, 2],
    [{ 'Fn::If': ['Alias', 1, 2] }, 2],
    [{ 'Fn::Equals': [{ Ref: 'Count' }, '3'] }, true],
  ])('%j resolves to %j', (expression, value) => {
    expect(resolve(expression, scope)).toEqual(value);
    expect(resolve({ deep: [{ er: expression }] }, scope)).toEqual({ deep: [{ er: value }] });
  });

  it('takes apart what another one joined', () => {
    const parts = fc.array(
      fc.string().filter((part) => !part.includes('|')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const joined = { 'Fn::Join': ['|', list] };
        expect(resolve({ 'Fn::Split': ['|', joined] }, scope)).toEqual(list);
      }),
    );
  });
});

describe('AWS::NoValue', () => {
  const nothing = { Ref: 'AWS::NoValue' };

  it('removes the property or the array element', () => {
    const dropped = { 'Fn::If': ['IsProd', 'kept', nothing] };
    expect(resolve({ a: nothing, b: dropped, c: [1, dropped, 2] }, scope)).toStrictEqual({
      c: [1, 2],
    });
  });

  it('leaves nothing where it is everything', () => {
    expect(resolve(nothing, scope)).toBeUndefined();
  });
});

describe('AWS::StackId', () => {
  const stackId = (changed: Partial<Surroundings>) =>
    resolve({ Ref: 'AWS::StackId' }, templateScope(template, { ...surroundings, ...changed }));

  it('has the form of an ARN with a UUID', () => {
    expect(stackId({})).toMatch(
      /^arn:aws:cloudformation:eu-west-1:123456789012:stack\/dev\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
  });

  it('is the same for the same stack, and another one for another', () => {
    const uuid = (id: unknown) => String(id).split('/').at(-1);
    expect(stackId({})).toBe(stackId({}));
    expect(uuid(stackId({ stackName: 'test' }))).not.toBe(uuid(stackId({})));
  });
});
