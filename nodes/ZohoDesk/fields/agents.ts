import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { multiChoice } from '../../shared/fields';
import { scopes } from '../scopes';
import { atLeastOne } from './atLeastOne';
import { inPortal } from './inForm';
import { personName } from './rows';

const SHOWN = 500;

async function getAgents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inPortal(this, async (portal) => {
		const query = { status: 'ACTIVE' };
		const call = { method: 'GET' as const, path: ['agents'], query, scopes: scopes.readAgents };
		const options: INodePropertyOptions[] = [];
		for await (const row of portal.list(call, SHOWN)) {
			options.push({ name: personName(row), value: String(row.id) });
		}
		return options.sort((one, other) => one.name.localeCompare(other.name));
	});
}

/** Desk's word for what is assigned to nobody. */
const nobody: INodePropertyOptions = { name: 'Unassigned', value: 'Unassigned' };

async function getAgentsOrNobody(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return [nobody, ...(await getAgents.call(this))];
}

const listed = (loadOptionsMethod: string, load: typeof getAgents) => (displayName: string, what: string) =>
	multiChoice(
		displayName,
		{ loadOptionsMethod, load, dependsOn: ['organization.value'] },
		{
			description: `${what}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
		},
	);

/** Any number of agents of the help desk, by their ids. */
export const agents = listed('getAgents', getAgents);
export const agentsOrNobody = listed('getAgentsOrNobody', getAgentsOrNobody);

/** The same, one at least. */
export const requiredAgents = (displayName: string, description: string) =>
	atLeastOne(agents(displayName, description), 'Choose at least one agent.');
