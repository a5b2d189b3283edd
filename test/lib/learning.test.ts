import { describe, expect, it } from 'vitest';
import { aTemplate } from '../support/a-template.ts';

const { ofType } = aTemplate();

describe('who learns from facts', () => {
  it('may write to the table, and read nothing of it', () => {
    const [[, policy] = []] = ofType('AWS::IAM::Policy').filter(([id]) => id.startsWith('Learn'));
    const statements: readonly { readonly Action: string | readonly string[] }[] =
      policy?.Properties.PolicyDocument.Statement;
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.startsWith('dynamodb:'))).toEqual([
      'dynamodb:UpdateItem',
    ]);
    expect(actions).not.toContain('sns:Publish');
    expect(actions).not.toContain('events:PutEvents');
  });
});
