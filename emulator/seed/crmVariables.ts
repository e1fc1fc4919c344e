import type { CrmStore } from '../crm/entities';
import type { Variable } from '../crm/variables';

type VariableSeed = Pick<Variable, 'apiName' | 'name' | 'type' | 'value'> & { description?: string };

const groups: Record<string, VariableSeed[]> = {
	General: [
		{ apiName: 'Opening_Hours', name: 'Opening Hours', type: 'text', value: 'Tue-Sat, 10 to 18' },
		{
			apiName: 'Catalogue_Year',
			name: 'Catalogue Year',
			type: 'integer',
			value: '2026',
			description: 'The year printed on the catalogue',
		},
	],
	Sales: [
		{ apiName: 'Standard_Discount', name: 'Standard Discount', type: 'percent', value: '7.5' },
		{ apiName: 'Autumn_Sale', name: 'Autumn Sale', type: 'checkbox', value: 'false' },
	],
};

/** Comes last, so that the ids of everything else stay as they are without it. */
export function addVariables(store: CrmStore, nextId: () => string): void {
	for (const [name, variables] of Object.entries(groups)) {
		const group = { id: nextId(), apiName: name, name };
		store.variableGroups.push(group);
		for (const { description = null, ...variable } of variables) {
			store.variables.push({ ...variable, description, id: nextId(), groupId: group.id });
		}
	}
}
