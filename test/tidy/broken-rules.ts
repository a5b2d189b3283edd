import { matchesGlob } from 'node:path/posix';
import { type Finding, lineAt } from './finding.ts';
import { isSource, type TextFile } from './repository.ts';
import type { Rule } from './rule.ts';
import { codeOf } from './syntax.ts';

/** Where a file breaks a rule, unless it is among the rule's exceptions. */
export const ruleFindings = (rule: Rule, file: TextFile): readonly Finding[] =>
  Object.hasOwn(rule.except, file.path) ? [] : matches(rule, file);

/** Exceptions that nothing needs any longer. */
export const staleExceptions = (rule: Rule, files: readonly TextFile[]): readonly string[] =>
  Object.keys(rule.except).filter((path) => {
    const file = files.find((each) => each.path === path);
    return file === undefined || matches(rule, file).length === 0;
  });

function matches(rule: Rule, file: TextFile): readonly Finding[] {
  const { path } = file;
  const isMeant = rule.where.some((glob) => matchesGlob(path, glob));
  const isRead = { code: isSource(file), text: !path.startsWith('test/tidy/'), path: true };
  if (!isMeant || !isRead[rule.within]) return [];
  const searched = { code: codeOf, text: () => file.text, path: () => path }[rule.within](file);
  return [...searched.matchAll(new RegExp(rule.pattern, 'g'))].map(({ 0: found, index }) => ({
    path,
    line: rule.within === 'path' ? 1 : lineAt(file, index),
    found: found.trim(),
    rule: rule.name,
    instead: rule.instead,
  }));
}
