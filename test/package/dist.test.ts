import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import ts from 'typescript';

import { filesUnder, leftovers, missing } from '../../build/output';

const GIVEN_BY_N8N = ['n8n-workflow', 'crypto', 'node:crypto', 'lodash', 'luxon'];
const files = filesUnder('dist').filter((file) => file.endsWith('.js'));

/** The names a script loads; anything else done with `require` or `import()` is given as its own text. */
function loadedBy(script: string): string[] {
	const loaded: string[] = [];
	visit(ts.createSourceFile('script.js', script, ts.ScriptTarget.Latest, true));
	return loaded;

	function visit(node: ts.Node): void {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
			if (node.moduleSpecifier) loaded.push((node.moduleSpecifier as ts.StringLiteral).text);
		} else if (isLoader(node)) {
			const { parent } = node;
			const [name] = ts.isCallExpression(parent) && parent.expression === node ? parent.arguments : [];
			loaded.push(name && ts.isStringLiteral(name) ? name.text : parent.getText());
		}
		ts.forEachChild(node, visit);
	}
}

const isLoader = (node: ts.Node) =>
	node.kind === ts.SyntaxKind.ImportKeyword ||
	((ts.isIdentifier(node) || ts.isStringLiteral(node)) && /^(require|createRequire)$/.test(node.text));

const isOwn = (file: string, name: string) => {
	const target = resolve(dirname(file), name);
	const inDist = /^\.\.?\//.test(name) && target.startsWith(resolve('dist') + sep);
	return inDist && [`${target}.js`, `${target}/index.js`].some((path) => existsSync(path));
};

test('dist/ holds what the sources give, and nothing else', () => {
	expect({ missing: missing(), leftovers: leftovers() }).toEqual({ missing: [], leftovers: [] });
	expect(files).not.toEqual([]);
});

test.each(files)('%s loads only its neighbours and what n8n gives a community node', (file) => {
	const foreign = loadedBy(readFileSync(file, 'utf8')).filter(
		(name) => !GIVEN_BY_N8N.includes(name) && !isOwn(file, name),
	);
	expect(foreign).toEqual([]);
});

test.each([
	["const a = require('n8n-core');", 'n8n-core'],
	['const { b } = __importDefault(require ( "axios" ));', 'axios'],
	["Promise.resolve().then(() => __importStar(require('node:fs')));", 'node:fs'],
	["import('node:http').then(go);", 'node:http'],
	["import fs from 'fs';", 'fs'],
	["export * from 'fs';", 'fs'],
	['require(name);', 'require(name)'],
	['require(`node:${name}`);', 'require(`node:${name}`)'],
	["const load = require; load('fs');", 'load = require'],
	["module['require']('fs');", "module['require']"],
	["module.require('fs');", 'module.require'],
])('no way to load something escapes the search: %s', (script, found) => {
	expect(loadedBy(script)).toContain(found);
});

test('words in texts and comments are not taken for loading', () => {
	expect(loadedBy("// require('x')\nconst text = \"we require('x')\"; const required = 1;")).toEqual([]);
});
