// SPDX-License-Identifier: AGPL-3.0-or-later
import ts from 'typescript';

/** The kinds of mentions of an article: a command, another action, a constraint of the database, an item of the desk, an indicator, a refusal. */
export type Kind = 'command' | 'action' | 'database' | 'desk' | 'indicator' | 'refusal';

/** One place of the code that names an article of the Regolamento. */
export interface Mention {
  readonly kind: Kind;
  /** How it is called: a command, an action, a constraint, a code. A refusal is called by its file. */
  readonly name: string;
  /** The article as the code writes it. */
  readonly articolo: string;
}

const REFUSAL = 'RuleViolation';

/**
 * The mentions of articles in a source file, read from its syntax; the file is not run.
 * @param constants what the names of the file's constants and functions, its own and those it imports, stand for: `constantsOf`
 * @throws Error naming an article that cannot be read, since it is neither a text nor the constant of one
 */
export function mentionsOf(file: ts.SourceFile, constants: ReadonlyMap<string, string>): Mention[] {
  const mentions: Mention[] = [];
  // The refusals of a part are the words of the database's, which are listed by their names.
  const ofDatabase = file.fileName.endsWith('.part.ts');
  const read = (expression: ts.Expression): string => {
    const text = textOf(expression) ?? constants.get(expression.getText(file));
    if (text === undefined) throw new Error(`${file.fileName}: the article ${expression.getText(file)} cannot be read`);
    return text;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node)) {
      if (node.name.getText(file) === 'rules') return rulesIn(node.initializer);
      if (node.name.getText(file) === 'articolo' && node.initializer.kind !== ts.SyntaxKind.NullKeyword) {
        const declared = declaredBy(node, file);
        if (declared !== undefined) mentions.push({ ...declared, articolo: read(node.initializer) });
      }
    }
    const refused = refusalIn(node);
    if (refused !== undefined && !isForwarded(refused) && !ofDatabase)
      mentions.push({ kind: 'refusal', name: file.fileName, articolo: read(refused) });
    ts.forEachChild(node, visit);
  };
  const rulesIn = (rules: ts.Expression): void => {
    if (!ts.isObjectLiteralExpression(rules)) return;
    for (const rule of rules.properties) {
      if (rule.name === undefined) continue;
      const articolo = articoloOf(rule, constants);
      if (articolo !== undefined) mentions.push({ kind: 'database', name: rule.name.getText(file), articolo });
    }
  };
  visit(file);
  return mentions;
}

/** The articles that a file's constants hold, and those that its functions and constants refuse by, each by its name. */
export function constantsOf(file: ts.SourceFile): [string, string][] {
  const own = file.statements.flatMap((statement): [string, ts.Node][] => {
    if (ts.isFunctionDeclaration(statement) && statement.name) return [[statement.name.text, statement]];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }): [string, ts.Node][] =>
      initializer === undefined ? [] : [[name.getText(file), initializer]],
    );
  });
  const texts = new Map(
    own.flatMap(([name, value]) =>
      isText(value) && value.text.startsWith('art. ') ? [[name, value.text] as const] : [],
    ),
  );
  return own.flatMap(([name, value]): [string, string][] => {
    const articolo = texts.get(name) ?? articoloOf(value, texts);
    return articolo === undefined ? [] : [[name, articolo]];
  });
}

/** The article of the first refusal in a piece of code, or of the first function in it that is known to refuse by one. */
function articoloOf(node: ts.Node, constants: ReadonlyMap<string, string>): string | undefined {
  const refused = refusalIn(node);
  if (refused !== undefined) return textOf(refused) ?? constants.get(refused.getText());
  if (ts.isIdentifier(node)) return constants.get(node.text);
  return ts.forEachChild(node, (child) => articoloOf(child, constants));
}

/** The first argument of `new RuleViolation(…)`. */
function refusalIn(node: ts.Node): ts.Expression | undefined {
  return ts.isNewExpression(node) && node.expression.getText() === REFUSAL ? node.arguments?.[0] : undefined;
}

/** A refusal that hands on the article of another: it is counted where the article is written. */
function isForwarded(articolo: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(articolo);
}

const isText = (node: ts.Node): node is ts.StringLiteralLike => ts.isStringLiteralLike(node);
const textOf = (node: ts.Node): string | undefined => (isText(node) ? node.text : undefined);

const isMessaggio = (property: ts.ObjectLiteralElementLike): boolean =>
  ts.isShorthandPropertyAssignment(property) && property.name.text === 'messaggio';

/** The kind of mention that the object with this property declares, if any. */
function declaredBy(property: ts.PropertyAssignment, file: ts.SourceFile): Omit<Mention, 'articolo'> | undefined {
  const { parent: object } = property;
  const call = object.parent;
  if (ts.isCallExpression(call)) {
    const called = call.expression.getText(file);
    const decorated = call.parent.parent;
    if (called === 'Command' && ts.isMethodDeclaration(decorated))
      return { kind: 'command', name: decorated.name.getText(file) };
    const name = call.arguments[0];
    if (called === 'defineAzione' && name !== undefined && isText(name)) return { kind: 'action', name: name.text };
  }
  const named = (key: string): string | undefined =>
    object.properties
      .filter(ts.isPropertyAssignment)
      .find(({ name }) => name.getText(file) === key)
      ?.initializer.getText(file)
      .replace(/^.*\.|['"]/g, '');
  const codice = named('codice');
  if (codice !== undefined && named('numeratore') !== undefined) return { kind: 'indicator', name: codice };
  if (named('messaggio') !== undefined || object.properties.some(isMessaggio))
    return { kind: 'refusal', name: file.fileName };
  const tipo = named('tipo');
  return tipo === undefined || named('oggetto') === undefined ? undefined : { kind: 'desk', name: tipo };
}
