import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type {
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { builtCredentials, builtNodes, propertiesOf } from '../../build/built';
import { name as packageName } from '../../package.json';

/*
 * What users saved with earlier versions, in n8n's export formats: `npm version` adds a pair of files for each release,
 * and a released pair is never changed. Labels may change; what these files hold must go on to mean something.
 */
const folder = join(__dirname, 'compatibility');
const saved = (kind: string) => readdirSync(folder).filter((file) => file.endsWith(`.${kind}.json`));
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

interface SavedNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: IDataObject;
	credentials?: Record<string, unknown>;
}

const descriptions = builtNodes().map(({ description }) => description);

/** What of a saved node has no meaning any more. */
function lostOf(node: SavedNode): string[] {
	const description = descriptions.find(({ name }) => node.type === `${packageName}.${name}`);
	if (!description) return [node.type];
	const { resource, operation } = node.parameters;
	const choice = { ...(resource ? { resource } : {}), ...(operation ? { operation } : {}) } as IDataObject;
	return [
		...([description.version].flat().includes(node.typeVersion) ? [] : [`version ${node.typeVersion}`]),
		...lostCredentials(description, node),
		...lostValues(propertiesOf(description, choice as Record<string, string>), node.parameters),
	].map((lost) => `${node.name}: ${lost}`);
}

function lostCredentials(description: INodeTypeDescription, node: SavedNode): string[] {
	const known = description.credentials?.map(({ name }) => name) ?? [];
	return Object.keys(node.credentials ?? {}).filter((name) => !known.includes(name));
}

/** Names that no property has, and values that are no choice of theirs any more. */
function lostValues(properties: INodeProperties[], values: IDataObject): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const named = properties.filter((property) => property.name === name);
		if (named.length === 0) return [name];
		const lost = named.map((property) => lostInside(property, value));
		return lost.some((inside) => inside.length === 0)
			? []
			: (lost[0] ?? []).map((inside) => `${name}.${inside}`);
	});
}

function lostInside(property: INodeProperties, value: unknown): string[] {
	const entries = [value]
		.flat()
		.filter((entry) => typeof entry === 'object' && entry !== null) as IDataObject[];
	switch (property.type) {
		case 'options':
		case 'multiOptions':
			return lostChoices(property, value);
		case 'collection':
			return entries.flatMap((entry) => lostValues(property.options as INodeProperties[], entry));
		case 'fixedCollection':
			return entries.flatMap((entry) => lostGroups(property.options as INodePropertyCollection[], entry));
		case 'resourceLocator':
			return entries.flatMap(({ mode }) =>
				property.modes?.some(({ name }) => name === mode) ? [] : [String(mode)],
			);
		default:
			return [];
	}
}

/** Lists that are loaded while the form is open, and expressions, cannot be checked. */
function lostChoices({ options, typeOptions }: INodeProperties, value: unknown): string[] {
	if (typeOptions?.loadOptionsMethod || (typeof value === 'string' && value.startsWith('='))) return [];
	const known = (options as INodePropertyOptions[]).map((option) => option.value);
	return [value]
		.flat()
		.filter((chosen) => !known.includes(chosen as string))
		.map(String);
}

function lostGroups(groups: INodePropertyCollection[], given: IDataObject): string[] {
	return Object.entries(given).flatMap(([name, content]) => {
		const group = groups.find((one) => one.name === name);
		if (!group) return [name];
		return ([content].flat() as IDataObject[]).flatMap((entry) => lostValues(group.values, entry));
	});
}

test('there is a saved workflow and a saved set of credentials to hold this version to', () => {
	expect(saved('workflow')).not.toEqual([]);
	expect(saved('credentials')).not.toEqual([]);
});

test.each(saved('workflow'))('%s still means what it meant', (file) => {
	expect((read(file).nodes as SavedNode[]).flatMap(lostOf)).toEqual([]);
});

test.each(saved('credentials'))('%s still has a place for everything typed in', (file) => {
	const lost = (read(file) as Array<{ type: string; data: IDataObject }>).flatMap(({ type, data }) => {
		const found = builtCredentials().find(({ credential }) => credential.name === type);
		return found ? lostValues(found.credential.properties, data) : [type];
	});
	expect(lost).toEqual([]);
});

describe('a value that got another name', () => {
	const choice = { type: 'options', options: [{ name: 'A', value: 'a' }] };
	const fields = [
		{ name: 'kind', ...choice },
		{ name: 'more', type: 'collection', options: [{ name: 'inner', ...choice }] },
		{
			name: 'rows',
			type: 'fixedCollection',
			options: [{ name: 'row', values: [{ name: 'cell', type: 'string' }] }],
		},
		{ name: 'record', type: 'resourceLocator', modes: [{ name: 'list' }] },
		{ name: 'loaded', type: 'options', typeOptions: { loadOptionsMethod: 'load' } },
	] as INodeProperties[];

	test.each<[IDataObject, string[]]>([
		[
			{
				kind: 'a',
				more: { inner: 'a' },
				rows: { row: [{ cell: 'x' }] },
				record: { mode: 'list' },
				loaded: 'x',
			},
			[],
		],
		[{ kind: '={{ $json.kind }}' }, []],
		[{ sort: 'a' }, ['sort']],
		[{ kind: 'b' }, ['kind.b']],
		[{ more: { outer: 'a' } }, ['more.outer']],
		[{ more: { inner: 'b' } }, ['more.inner.b']],
		[{ rows: { line: [{ cell: 'x' }] } }, ['rows.line']],
		[{ rows: { row: [{ cell: 'x' }, { box: 'x' }] } }, ['rows.box']],
		[{ record: { mode: 'url' } }, ['record.url']],
	])('is found in %j', (values, lost) => {
		expect(lostValues(fields, values)).toEqual(lost);
	});
});
