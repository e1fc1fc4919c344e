import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Credential } from './credentials';
import type { Session } from './session';

/** A workflow as the files of workflows/ have it, as far as it matters here. */
export interface Template {
	name: string;
	nodes: Array<{
		name: string;
		type: string;
		parameters: Record<string, unknown>;
		credentials?: Record<string, { id: string; name: string }>;
	}>;
	connections: object;
	settings?: object;
}

interface NodeType {
	name: string;
	properties: Array<{ name: string; default: unknown }>;
	credentials?: Array<{ name: string; displayOptions?: { show?: Record<string, unknown[]> } }>;
}

const folder = join(__dirname, '../workflows');

/** The templates of this project, by file name. */
export async function readTemplates(): Promise<Record<string, Template>> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	const texts = await Promise.all(files.map(async (file) => await readFile(join(folder, file), 'utf8')));
	return Object.fromEntries(files.map((file, index) => [file, JSON.parse(texts[index]!) as Template]));
}

/**
 * Saves each template as a workflow whose nodes have credentials chosen. One that is there already, by its name, stays
 * as its user left it. Answers the names of those that were added.
 */
export async function addTemplates(session: Session, credentials: Credential[]): Promise<string[]> {
	const known = JSON.parse(await session.page(`${session.url}/types/nodes.json`)) as NodeType[];
	const there = await session.get<Array<{ name: string }>>('/workflows');
	const missing = Object.values(await readTemplates()).filter(
		({ name }) => !there.some((workflow) => workflow.name === name),
	);
	for (const template of missing) {
		const nodes = template.nodes.map((node) => ({
			...node,
			credentials: { ...node.credentials, ...chosenFor(node, known, credentials) },
		}));
		await addWorkflow(session, { ...template, nodes });
	}
	return missing.map(({ name }) => name);
}

/** Saves a workflow and answers its id. */
export async function addWorkflow(session: Session, workflow: Template): Promise<string> {
	// n8n 1 wants to be told that it is not active.
	return (await session.post<{ id: string }>('/workflows', { ...workflow, active: false })).id;
}

/** The credentials that the node's form would ask for, among those there are. */
function chosenFor(
	{ type, parameters }: Template['nodes'][number],
	known: NodeType[],
	credentials: Credential[],
): Template['nodes'][number]['credentials'] {
	const description = known.find(({ name }) => name === type);
	const asked = (description?.credentials ?? []).filter(({ displayOptions }) =>
		Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
			values.includes(
				parameters[name] ?? description?.properties.find((property) => property.name === name)?.default,
			),
		),
	);
	const chosen = credentials.filter((credential) => asked.some(({ name }) => name === credential.type));
	return Object.fromEntries(
		chosen.map(({ id, name, type: credentialType }) => [credentialType, { id, name }]),
	);
}
