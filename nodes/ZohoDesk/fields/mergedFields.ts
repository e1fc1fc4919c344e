import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { collection, multiChoice } from '../../shared/fields';
import { isTakeable } from '../customerMerge';
import type { Customers } from '../customers';
import { labelOf } from '../metadata';
import { inPortal } from './inForm';

/** What a merge takes from another instead of leaving it as the one that stays has it. */
export function mergeOptions(module: Customers, loadOptionsMethod: string) {
	async function load(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const fields = await inPortal(this, async (portal) => await portal.freshFields(module));
		return fields
			.filter(({ apiName, isCustomField }) => isTakeable(module, apiName, isCustomField === true))
			.map((field) => ({ name: labelOf(field), value: field.apiName }));
	}
	return collection('Options', {
		takeFrom: multiChoice(
			'Fields to Take From the First Merged',
			{ loadOptionsMethod, load, dependsOn: ['organization.value'] },
			{
				description:
					'The rest stays as it is. Choose from the list, or specify API names using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
		),
	});
}
