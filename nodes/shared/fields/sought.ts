type Params = Record<string, unknown>;

/**
 * How a product finds the id of what a value names. `siblings` are the item's other parameters. Throws a ZohoError
 * that names the field by its label where nothing has the name, or several have it.
 */
export type Find = (api: unknown, value: string, label: string, siblings: Params) => Promise<string>;

/** A value that names something by other than its id; its id stands in its place before an operation sees it. */
export class Sought {
	constructor(
		private readonly value: string,
		private readonly label: string,
		private readonly find: Find,
	) {}

	async id(api: unknown, siblings: Params): Promise<string> {
		return await this.find(api, this.value, this.label, siblings);
	}
}
