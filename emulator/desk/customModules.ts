import { type CustomModule, type DeskModule, deskModules } from './metadata';
import type { DeskRecord } from './records';
import type { DeskStore } from './entities';
import { customFields, layoutDetails, mailPerson, type Shown } from './shown';

/** A record of a module the company has made itself. */
export interface CustomRecord extends DeskRecord {
	module: CustomModule;
	name: string;
	ownerId: string;
	/** Of modules whose records belong to departments. */
	departmentId: string | null;
}

interface Described {
	singularLabel: string;
	pluralLabel: string;
	isDeptSpecific: boolean;
	/** API name of what a record is called by. */
	nameField: string;
}

/** The company's own modules. */
export const customModules: Record<CustomModule, Described> = {
	cm_showroom_visits: {
		singularLabel: 'Showroom Visit',
		pluralLabel: 'Showroom Visits',
		isDeptSpecific: true,
		nameField: 'name',
	},
};

/** Every module as `GET /organizationModules` has it. */
const described: Record<DeskModule, Described> = {
	tickets: { ...labelled('Ticket'), isDeptSpecific: true, nameField: 'subject' },
	contacts: { ...labelled('Contact'), isDeptSpecific: false, nameField: 'lastName' },
	accounts: { ...labelled('Account'), isDeptSpecific: false, nameField: 'accountName' },
	products: { ...labelled('Product'), isDeptSpecific: false, nameField: 'productName' },
	contracts: { ...labelled('Contract'), isDeptSpecific: true, nameField: 'contractName' },
	tasks: { ...labelled('Task'), isDeptSpecific: true, nameField: 'subject' },
	calls: { ...labelled('Call'), isDeptSpecific: true, nameField: 'subject' },
	events: { ...labelled('Event'), isDeptSpecific: true, nameField: 'subject' },
	...customModules,
};

function labelled(singularLabel: string): Pick<Described, 'singularLabel' | 'pluralLabel'> {
	return { singularLabel, pluralLabel: `${singularLabel}s` };
}

/** When Zoho's own modules were made, by Zoho's example. */
const longAgo = '2000-01-01T00:00:00.000Z';

/** The modules of an organization; its own ones its first agent has set up together with the first department. */
export function modulesShown(store: DeskStore, orgId: string): Shown[] {
	const [[creator], [department]] = [store.agents(orgId), store.departments(orgId)];
	const createdTimeOf = (apiName: DeskModule) =>
		apiName in customModules ? department?.createdTime : longAgo;
	return deskModules.map((apiName, index) => ({
		...{ id: String(1000 + index), apiName, displayLabel: described[apiName].pluralLabel },
		...described[apiName],
		isCustomModule: apiName in customModules,
		hasRecycleBin: true,
		description: null,
		...{ createdTime: createdTimeOf(apiName), modifiedTime: createdTimeOf(apiName) },
		...{ createdBy: creator?.id ?? null, modifiedBy: creator?.id ?? null },
		modifier: mailPerson(creator),
	}));
}

export const emptyCustomRecord: Omit<CustomRecord, keyof DeskRecord> = {
	module: 'cm_showroom_visits',
	name: 'Visit',
	ownerId: '',
	departmentId: null,
};

/** A row of `GET /{module}`. */
export function customRecordRow(store: DeskStore, record: CustomRecord): Shown {
	const { id, name, departmentId, createdTime, modifiedTime, layoutId } = record;
	const department = store.department(departmentId ?? '');
	return {
		...{ id, name, createdTime, modifiedTime, layoutId },
		layout: layoutDetails(store, layoutId),
		...(department ? { department: { id: department.id, name: department.name } } : {}),
	};
}

export const customRecordDetail = (store: DeskStore, record: CustomRecord): Shown => ({
	...customRecordRow(store, record),
	cf: customFields(store, record).cf,
	owner: mailPerson(store.agent(record.ownerId)),
	createdBy: mailPerson(store.agent(record.createdBy)),
	modifiedBy: mailPerson(store.agent(record.modifiedBy)),
	isPresence: true,
});

/** What a write answers with: by Zoho's NewRecords.json without the department, though its example has it. */
export function customRecordWritten(store: DeskStore, record: CustomRecord): Shown {
	const { department: _department, ...shown } = customRecordDetail(store, record);
	return shown;
}
