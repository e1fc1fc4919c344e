import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { multiChoice } from '../../shared/fields';
import { choicesOf } from '../values';
import { inPortal } from './inForm';

/** Any number of the values that a field of tickets has in the help desk, such as its own statuses. */
export function ticketChoices(
	apiName: 'channel' | 'priority' | 'status',
	displayName: string,
	description: string,
) {
	async function load(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inPortal(this, async (portal) => {
			const field = (await portal.fields('tickets')).find((each) => each.apiName === apiName);
			const values = field ? choicesOf(field) : [];
			return values.filter((value) => value !== NONE).map((value) => ({ name: value, value }));
		});
	}
	return multiChoice(
		displayName,
		{ loadOptionsMethod: `getTickets_${apiName}`, load, dependsOn: ['organization.value'] },
		{
			description: `${description}. Choose from the list, or specify values using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
		},
	);
}

/** How Desk writes that a list has no value. */
const NONE = '-None-';
