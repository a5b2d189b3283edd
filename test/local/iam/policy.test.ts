import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../local/iam/policy.ts';
import { ACCOUNT, aPolicy, ON_ALL, parse } from './policies.ts';

describe('a policy that cannot be judged', () => {
  it.each<[named: string, document: unknown]>([
    ['Policy: nothing', 'nothing'],
    ['Policy: Statements', { Version: '2012-10-17', Statements: [] }],
    ['Policy.Version: 2008-10-17', { ...aPolicy(ON_ALL), Version: '2008-10-17' }],
    ['Policy.Version: undefined', { Statement: [] }],
    ['Policy.Statement[0]: Allow', { Version: '2012-10-17', Statement: 'Allow' }],
  ])('is an error that names it: %s', (named, document) => {
    expect(() => parsePolicy(document, 'identity', 'Policy')).toThrow(named);
  });

  const variable = `arn:aws:s3:::$\{aws:username}`;
  it.each<[named: string, elements: object]>([
    ['.Effect: Permit', { Effect: 'Permit', ...ON_ALL }],
    [': NotPrincipal', { NotPrincipal: '*', ...ON_ALL }],
    [': Principal', { Principal: '*', ...ON_ALL }],
    [': ["Effect","Action"] cannot', {}],
    [
      ': ["Effect","Action","NotAction","Resource"] cannot',
      { Action: '*', NotAction: 'sqs:*', ...ON_ALL },
    ],
    ['.Action: SendMessage', { Action: 'SendMessage', ...ON_ALL }],
    ['.Action: []', { Action: [], ...ON_ALL }],
    ['.Resource: 7', { Resource: [7] }],
    [`.Resource: ${variable}`, { Resource: variable }],
  ])('is an error that names the statement: [1]%s', (named, elements) => {
    const parsing = () => parse('identity', ON_ALL, elements as never);
    expect(parsing).toThrow(`Policy.Statement[1]${named}`);
  });

  it.each<[named: string, Principal: unknown]>([
    ['Principal: undefined', undefined],
    ['Principal: {}', {}],
    ['Principal: Federated', { Federated: 'accounts.google.com' }],
    ['Principal: constructor', { constructor: '*' }],
    ['Principal.AWS: 123456789012', { AWS: '123456789012' }],
    ['Principal.AWS: arn:aws:iam::000000000000:user/a', { AWS: `arn:aws:iam::${ACCOUNT}:user/a` }],
    ['Principal.AWS: arn:aws:iam::000000000000:role/*', { AWS: `arn:aws:iam::${ACCOUNT}:role/*` }],
    ['Principal.Service: events', { Service: 'events' }],
  ])('is an error that names who is meant: %s', (named, Principal) => {
    const parsing = () => parse('resource', { ...ON_ALL, Principal });
    expect(parsing).toThrow(`Policy.Statement[0].${named}`);
  });

  // A condition that is taken for a pass would be kinder than AWS.
  it.each<[named: string, Condition: unknown]>([
    [': NumericLessThan', { NumericLessThan: { 'aws:SourceArn': '1' } }],
    [': ForAllValues:StringEquals', { 'ForAllValues:StringEquals': {} }],
    [': StringNotEquals', { StringNotEquals: { 'aws:SourceArn': 'a' } }],
    [': constructor', { constructor: { 'aws:SourceArn': 'a' } }],
    ['.StringEquals: aws:SourceIp', { StringEquals: { 'aws:SourceIp': '10.0.0.1' } }],
    ['.StringLike: dynamodb:LeadingKeys', { StringLike: { 'dynamodb:LeadingKeys': 'a' } }],
    ['.ArnLike.aws:SourceArn: orders', { ArnLike: { 'aws:SourceArn': 'orders' } }],
    ['.Bool: yes', { Bool: 'yes' }],
    ['.Bool: {}', { Bool: {} }],
    ['.StringEquals.aws:SourceArn: []', { StringEquals: { 'aws:SourceArn': [] } }],
  ])('is an error that names operator or key: %s', (named, Condition) => {
    const parsing = () => parse('identity', { ...ON_ALL, Condition });
    expect(parsing).toThrow(`Policy.Statement[0].Condition${named}`);
  });
});
