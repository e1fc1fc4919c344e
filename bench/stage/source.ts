import { type IDataObject, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

/** What a workflow's first node gives the node that is measured. */
export interface Items {
	count: number;
	/** Written with the record, so that it can be told afterwards that it was. */
	text: string;
	/** The number of the first; an upsert of numbers that are there already is an update. */
	from: number;
}

export const SOURCE = 'bench.source';

/**
 * Stands for the trigger or the database that items come from.
 * @param ids of the records there are, one for each item
 * @param handedOver called when the items are made and the next node is to begin
 */
export const sourceNode = (ids: string[], handedOver: () => void): INodeType => ({
	description: {
		displayName: 'Source',
		name: SOURCE,
		group: ['input'],
		version: 1,
		description: 'Items',
		defaults: { name: 'Source' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: {} }],
	},
	async execute() {
		const { count, text, from } = this.getNodeParameter('items', 0) as never as Items;
		const items = Array.from({ length: count }, (_, index) => ({
			json: itemOf(from + index, ids[from + index] ?? '', text),
		}));
		handedOver();
		return [items];
	},
});

/** Its columns are named as the fields they are for. */
const itemOf = (number: number, id: string, text: string): IDataObject => ({
	id,
	Last_Name: `Lead ${number}`,
	Company: `Company ${number}`,
	Phone: `+49 7021 ${100_000 + number}`,
	Email: `lead.${number}@example.com`,
	Description: `${text} ${number}`,
});
