// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes placeholders like this.
import { describe, expect, it } from 'vitest';
import { resolve, TemplateError } from '../../../local/template/resolve.ts';
import { failureOf, scope } from './stack.ts';

describe('what the resolver cannot know', () => {
  it.each<[expression: unknown, path: string, message: RegExp]>([
    [{ 'Fn::GetAZs': '' }, 'X', /found Fn::GetAZs; allowed: Ref, Fn::GetAtt/],
    [{ 'Fn::ImportValue': 'a' }, 'X', /found Fn::ImportValue/],
    [{ 'Fn::Sub': 'a', b: 1 }, 'X', /Fn::Sub on its own/],
    [{ Ref: 'a', 'Fn::Sub': 'a' }, 'X', /Fn::Sub on its own/],
    [{ Ref: 'Nobody' }, 'X.Ref', /found Nobody; allowed: a parameter, or a resource/],
    [{ Ref: ['Queue'] }, 'X.Ref', /a name/],
    [{ Ref: 'AWS::NotificationARNs' }, 'X.Ref', /AWS::AccountId, AWS::Region.*AWS::NoValue/],
    [{ 'Fn::GetAtt': ['Queue', 'Url'] }, 'X.Fn::GetAtt', /attribute Url of Queue; allowed: Arn, A/],
    [{ 'Fn::GetAtt': 'Queue.toString' }, 'X.Fn::GetAtt', /attribute toString of Queue/],
    [{ 'Fn::GetAtt': ['Bare', 'Arn'] }, 'X.Fn::GetAtt', /attribute Arn of Bare.*there are none/],
    [{ 'Fn::GetAtt': ['Nobody', 'Arn'] }, 'X.Fn::GetAtt', /found Nobody.Arn/],
    [{ 'Fn::GetAtt': 'Queue' }, 'X.Fn::GetAtt', /array of 2/],
    [{ 'Fn::Sub': '${Nobody}' }, 'X.Fn::Sub', /found Nobody/],
    [{ 'Fn::Sub': '${Zones}' }, 'X.Fn::Sub', /a string, number or boolean/],
    [{ 'Fn::Sub': '${AWS::NoValue}' }, 'X.Fn::Sub', /found AWS::NoValue/],
    [{ 'Fn::Sub': ['a', {}, 1] }, 'X.Fn::Sub', /\[string, {name: value}\]/],
    [{ 'Fn::Join': ['', ['a', { b: 1 }]] }, 'X.Fn::Join[1][1]', /found {"b":1}/],
    [{ 'Fn::Join': ['', 'a'] }, 'X.Fn::Join[1]', /a list/],
    [{ 'Fn::Join': [''] }, 'X.Fn::Join', /array of 2/],
    [{ 'Fn::Split': ['', 'a'] }, 'X.Fn::Split[0]', /delimiter/],
    [{ 'Fn::Select': [2, ['a', 'b']] }, 'X.Fn::Select[0]', /found 2; allowed: 0 to 1/],
    [{ 'Fn::Select': [-1, ['a']] }, 'X.Fn::Select[0]', /found -1/],
    [{ 'Fn::Select': [0, []] }, 'X.Fn::Select[0]', /the list is empty/],
    [{ 'Fn::FindInMap': ['Sizes', 'dev', 'cpu'] }, 'X.Fn::FindInMap', /"cpu"/],
    [{ 'Fn::FindInMap': ['Sizes', 'dev', 'toString'] }, 'X.Fn::FindInMap', /"toString"/],
    [{ 'Fn::If': ['Unheard', 1, 2] }, 'X.Fn::If[0]', /found Unheard/],
    [{ 'Fn::And': [{ Condition: 'IsDev' }] }, 'X.Fn::And', /2 to 10/],
    [{ 'Fn::Not': ['false'] }, 'X.Fn::Not[0]', /a condition function/],
    [{ 'Fn::Base64': ['a'] }, 'X.Fn::Base64', /a string/],
    [{ a: [0, { 'Fn::If': ['IsDev', { Ref: 'No' }, 1] }] }, 'X.a[1].Fn::If[1].Ref', /found No/],
  ])('%j is an error at %s', (expression, path, message) => {
    const failure = failureOf(() => resolve(expression, scope, 'X'));
    expect(failure).toBeInstanceOf(TemplateError);
    expect(failure).toMatchObject({ path });
    expect(String(failure)).toMatch(message);
  });

  it('names the whole path in the template', () => {
    const failure = failureOf(() =>
      resolve([1, 2, { 'Fn::Cidr': [] }], scope, 'Resources.X.Properties.Y'),
    );
    expect(String(failure)).toContain('Resources.X.Properties.Y[2]: found Fn::Cidr');
  });
});
