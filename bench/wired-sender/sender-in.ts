import type { Lane } from '../../functions/domain/lane.ts';
import type { Input } from '../../local/dynamodb/engine.ts';
import type { Template } from '../../local/template/template.ts';

interface SenderInTemplate {
  /** As the template has them: references are not resolved. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** CreateTable's input for the tables that it is told of, but for their names. */
  readonly tables: Readonly<Record<TableVariable, Input>>;
}

/**
 * What a template says of a lane's sender and of the tables that it writes to.
 * @throws where it has no such function or table
 */
export function senderIn({ Resources }: Template, lane: Lane): SenderInTemplate {
  const variables = Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => (Properties as FunctionProperties).Environment?.Variables)
    .find((each) => each?.['LANE'] === lane);
  if (variables === undefined) throw new Error(`the template has no sender of the lane ${lane}`);
  const tableOf = (variable: TableVariable): Input => {
    const { Ref } = variables[variable] as { readonly Ref: string };
    const properties = Resources[Ref]?.Properties;
    if (properties === undefined) throw new Error(`the template has no table ${Ref}`);
    const { Replicas, ...table } = properties;
    return table;
  };
  const [RECIPIENTS_TABLE, CONTROLS_TABLE] = [
    tableOf('RECIPIENTS_TABLE'),
    tableOf('CONTROLS_TABLE'),
  ];
  return { variables, tables: { RECIPIENTS_TABLE, CONTROLS_TABLE } };
}

/** The variables that name tables. */
export type TableVariable = 'RECIPIENTS_TABLE' | 'CONTROLS_TABLE';

interface FunctionProperties {
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
}
