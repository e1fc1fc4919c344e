import type { CustomModule } from './metadata';
import type { DeskRecord } from './records';
import type { DeskStore } from './entities';
import { customFields, layoutDetails, type Shown } from './shown';

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
}

/** The company's own modules. */
export const customModules: Record<CustomModule, Described> = {
	cm_showroom_visits: {
		singularLabel: 'Showroom Visit',
		pluralLabel: 'Showroom Visits',
		isDeptSpecific: true,
	},
};

export const emptyCustomRecord: Omit<CustomRecord, keyof DeskRecord> = {
	module: 'cm_showroom_visits',
	name: 'Visit',
	ownerId: '',
	departmentId: null,
};

function agentShown(store: DeskStore, id: string): Shown | null {
	const agent = store.agent(id);
	if (!agent) return null;
	const { firstName, lastName, emailId } = agent;
	return { id, firstName, lastName, email: emailId, photoURL: null };
}

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
	owner: agentShown(store, record.ownerId),
	createdBy: agentShown(store, record.createdBy),
	modifiedBy: agentShown(store, record.modifiedBy),
	isPresence: true,
});
