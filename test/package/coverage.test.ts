import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { operationsIn } from '../../build/resources';
import { filesUnder } from '../../build/output';

/** `nodes/ZohoCrm/resources/record/update.ts` → crm, record, update */
const operations = readdirSync('nodes').flatMap((node) => {
	const folder = join('nodes', node, 'resources');
	if (!existsSync(folder)) return [];
	const product = node.replace(/^Zoho/, '').toLowerCase();
	return operationsIn(folder).flatMap(([resource, names]) =>
		names.map((operation) => [product, resource, operation] as const),
	);
});

/** Titles of the `describe`s that hold a test which runs, or hold one further in. */
function describedIn(text: string): string[] {
	const titles: string[] = [];
	holdsTests(ts.createSourceFile('file.test.ts', text, ts.ScriptTarget.Latest, true));
	return titles;

	function holdsTests(node: ts.Node): boolean {
		let found = false;
		ts.forEachChild(node, (child) => {
			found = holdsTests(child) || found;
		});
		if (!ts.isCallExpression(node)) return found;
		const [title] = node.arguments;
		const called = node.expression.getText();
		if (/^(describe|test|it)\.(skip|todo)\b|^x(describe|test|it)\b/.test(called)) return false;
		if (/^(test|it)\b/.test(called)) return true;
		if (found && /^describe\b/.test(called) && title && ts.isStringLiteralLike(title))
			titles.push(title.text);
		return found;
	}
}

const isNamed = (title: string, operation: string) => new RegExp(`^${operation}\\b`).test(title);

function isTested([product, resource, operation]: readonly [string, string, string]): boolean {
	const beginning = join('test/engine', product, `${resource}.`);
	return filesUnder(join('test/engine', product))
		.filter((file) => file.startsWith(beginning) && file.endsWith('.test.ts'))
		.flatMap((file) => describedIn(readFileSync(file, 'utf8')))
		.some((title) => isNamed(title, operation));
}

test('every operation has an engine test: a describe of its name in test/engine/<product>/<resource>.test.ts', () => {
	expect(operations.length).toBeGreaterThan(0);
	const untested = operations.filter((operation) => !isTested(operation));
	expect(untested.map((path) => path.join('/'))).toEqual([]);
});

test('a describe counts when it holds a test that runs', () => {
	const text = `
		describe('create', () => { test('sends', () => {}); });
		describe('update: many', () => { describe('more', () => { it.each([])('does', () => {}); }); });
		describe('get', () => {});
		describe('delete', () => { test.skip('later', () => {}); });
		describe.skip('upsert', () => { test('sends', () => {}); });`;
	expect(describedIn(text)).toEqual(['create', 'more', 'update: many']);
	expect(isNamed('update: many', 'update')).toBe(true);
	expect(isNamed('getAll', 'get')).toBe(false);
});
