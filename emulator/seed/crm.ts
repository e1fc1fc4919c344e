import type { CrmStore } from '../crm/entities';
import { addModules, users } from './crmOrganization';
import { addBlueprints } from './crmBlueprints';
import { addEmailTemplates } from './crmEmailTemplates';
import { addLinkLists } from './crmLinkLists';
import { addRecords } from './crmRecords';
import { addVariables } from './crmVariables';

/** First id of the seed's own things; the emulator gives out ids above all of them. */
const firstSeedId = 4_900_000_000_000_300_001n;

/**
 * Makes Marigold Interiors: its users and modules and, for `company`, its records. Ids are the same every
 * time.
 */
export function seedCrm(store: CrmStore, seed: 'company' | 'empty'): void {
	let id = firstSeedId;
	const nextId = () => String(id++);
	store.users.push(...users.map((user) => ({ ...user })));
	addModules(store, nextId);
	if (seed === 'company') addRecords(store, nextId);
	addLinkLists(store, nextId);
	addBlueprints(store, nextId);
	addEmailTemplates(store, nextId);
	addVariables(store, nextId);
}
