import type { CrmStore } from '../crm/entities';

/** Lists whose records are linked and unlinked, not found by a lookup. */
const linkLists: Record<string, string[]> = {
	Leads: ['Products', 'Campaigns'],
	Contacts: ['Products', 'Campaigns'],
	Accounts: ['Products'],
	Deals: ['Products'],
};

/** Comes last, so that the ids of everything else stay as they are without it. */
export function addLinkLists(store: CrmStore, nextId: () => string): void {
	for (const [name, lists] of Object.entries(linkLists)) {
		const module = store.module(name);
		if (!module) throw new TypeError(`The organisation has no module ${name}`);
		module.relatedLists = [
			...module.relatedLists,
			...lists.map((list) => ({ apiName: list, label: list, module: list, linked: true, id: nextId() })),
		];
	}
}
