import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';

import boundaries from '../../lint/boundaries';

const linter = new Linter({ configType: 'flat', cwd: process.cwd() });

/** What the project's own rules say of a file with this text; the file need not exist. */
function complaints(file: string, text: string): string[] {
	const config = [
		{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
		...boundaries,
	] as Linter.Config[];
	return linter.verify(text, config, file).map(({ message }) => message);
}

const share = 'export const nothing = 1;\n';

describe('the lines inside the project', () => {
	test.each([
		['a product', 'nodes/ZohoDesk/probe.ts', "import '../ZohoCrm/crmApi';", /no other product/],
		['shared code', 'nodes/shared/probe.ts', "import '../ZohoCrm/crmApi';", /knows no product/],
		[
			'a type of another product',
			'nodes/ZohoDesk/probe.ts',
			"import type { CrmApi } from '../ZohoCrm/crmApi';",
			/no other product/,
		],
		[
			'a node that takes from the emulator',
			'nodes/ZohoCrm/probe.ts',
			"import '../../emulator/clock';",
			/Only nodes/,
		],
		[
			'a credential that takes from the emulator',
			'credentials/probe.ts',
			"export * from '../emulator/clock';",
			/Only nodes/,
		],
		['the emulator', 'emulator/probe.ts', "import '../nodes/shared/operation';", /shares no code/],
	])('refuse an import across them: %s', (_, file, text, message) => {
		expect(complaints(file, text)).toEqual([expect.stringMatching(message)]);
	});

	test.each([
		['nodes/ZohoCrm/probe.ts', "import '../shared/operation';"],
		['nodes/ZohoCrm/resources/record/probe.ts', "import '../../crmApi';"],
		['nodes/shared/probe.ts', "import './operation';"],
		['credentials/probe.ts', "import '../nodes/shared/transport/types';"],
		['emulator/probe.ts', "import './clock';"],
		['test/engine/probe.ts', "import '../../nodes/shared/operation'; import '../../emulator/clock';"],
	])('let %s import what is its own', (file, text) => {
		expect(complaints(file, text)).toEqual([]);
	});
});

describe('what a published file may load', () => {
	test.each(['n8n-workflow', 'crypto', 'node:crypto', 'lodash', 'luxon', './send'])('allows %s', (name) => {
		expect(complaints('nodes/shared/transport/probe.ts', `import '${name}';`)).toEqual([]);
	});

	test.each([
		"import 'n8n-core';",
		"import type { Dictionary } from 'jose';",
		"export * from 'node:fs';",
		"import { sign } from 'crypto/promises';",
		"import '/etc/hosts';",
		"export const late = async () => await import('n8n-workflow');",
		"const fs = require('node:fs');",
		"import fs = require('node:fs');",
		'const load = module.require;',
	])('refuses %s', (text) => {
		for (const folder of ['nodes/ZohoCrm', 'credentials'])
			expect(complaints(`${folder}/probe.ts`, text)).not.toEqual([]);
	});
});

describe('who may send', () => {
	const ways = [
		'export const go = (x: any) => x.helpers.httpRequest({});',
		"export const go = (x: any) => x.helpers.httpRequestWithAuthentication.call(x, 'a', {});",
		"export const go = (x: any) => x.helpers['httpRequest']({});",
		'export const go = ({ helpers: { httpRequest } }: any) => httpRequest({});',
	];
	const globals = ["void fetch('x');", 'new XMLHttpRequest();', "new WebSocket('x');"];

	test.each([...ways, ...globals])('no node but by send.ts: %s', (text) => {
		for (const file of ['nodes/ZohoCrm/crmApi.ts', 'nodes/shared/transport/request.ts'])
			expect(complaints(file, text)).not.toEqual([]);
	});

	test.each(ways)('send.ts and credentials through n8n: %s', (text) => {
		for (const file of ['nodes/shared/transport/send.ts', 'credentials/probe.ts'])
			expect(complaints(file, text)).toEqual([]);
	});

	test.each(globals)('nobody past n8n: %s', (text) => {
		for (const file of ['nodes/shared/transport/send.ts', 'credentials/probe.ts'])
			expect(complaints(file, text)).not.toEqual([]);
	});
});

describe('the length of a file', () => {
	const long = share.repeat(251);

	test('ends at 250 lines under nodes/, but for the generated index', () => {
		expect(complaints('nodes/ZohoCrm/crmApi.ts', share.repeat(249))).toEqual([]);
		expect(complaints('nodes/ZohoCrm/crmApi.ts', long)).toEqual([expect.stringMatching(/too many lines/)]);
		expect(complaints('nodes/ZohoCrm/resources/index.ts', long)).toEqual([]);
	});
});
