import type { Clock } from '../clock';
import { organization } from '../seed/crmOrganization';
import { seedCrm } from '../seed/crm';
import type { Edition, Service } from '../service';
import { CrmStore } from './entities';
import { refuse } from './refusals';
import { attachmentRoutes } from './routes/attachments';
import { bulkReadRoutes } from './routes/bulkRead';
import { bulkWriteRoutes, uploadRoutes } from './routes/bulkWrite';
import { blueprintRoutes } from './routes/blueprints';
import { changeOwnerRoutes } from './routes/changeOwner';
import { cloneRoutes } from './routes/clone';
import { coqlRoutes } from './routes/coql';
import { countRoutes } from './routes/count';
import { currencyRoutes } from './routes/currencies';
import { customViewRoutes } from './routes/customViews';
import { deletionRoutes } from './routes/deletions';
import { emailRoutes } from './routes/emails';
import { fieldRoutes } from './routes/fields';
import { fileRoutes } from './routes/files';
import { fullDataRoutes } from './routes/fullData';
import { leadRoutes } from './routes/leads';
import { layoutRoutes } from './routes/layouts';
import { massUpdateRoutes } from './routes/massUpdate';
import { moduleRoutes } from './routes/modules';
import { noteRoutes } from './routes/notes';
import { notificationRoutes } from './routes/notifications';
import { orgRoutes } from './routes/org';
import { photoRoutes } from './routes/photos';
import { picklistRoutes } from './routes/picklistValues';
import { recordRoutes } from './routes/records';
import { recordWriteRoutes } from './routes/recordWrites';
import { relatedRecordRoutes } from './routes/relatedRecords';
import { relatedListRoutes } from './routes/relatedLists';
import { searchRoutes } from './routes/search';
import { recordTagRoutes } from './routes/recordTags';
import { tagRoutes } from './routes/tags';
import { timelineRoutes } from './routes/timeline';
import { upsertRoutes } from './routes/upsert';
import { userRoutes } from './routes/users';
import { variableRoutes } from './routes/variables';

/** Zoho CRM API v8, on the host that a token's `api_domain` names. */
export const crmService = (): Service => ({
	name: 'crm',
	routes: [
		...moduleRoutes,
		...fieldRoutes,
		...layoutRoutes,
		...customViewRoutes,
		...relatedListRoutes,
		...userRoutes,
		...orgRoutes,
		...currencyRoutes,
		...variableRoutes,
		...picklistRoutes,
		...noteRoutes,
		...notificationRoutes,
		...attachmentRoutes,
		...photoRoutes,
		...emailRoutes,
		...blueprintRoutes,
		...fileRoutes,
		...bulkReadRoutes,
		...bulkWriteRoutes,
		...leadRoutes,
		...relatedRecordRoutes,
		...tagRoutes,
		...recordTagRoutes,
		...changeOwnerRoutes,
		...massUpdateRoutes,
		...cloneRoutes,
		...coqlRoutes,
		...searchRoutes,
		...countRoutes,
		...fullDataRoutes,
		...timelineRoutes,
		...upsertRoutes,
		...deletionRoutes,
		...recordRoutes,
		...recordWriteRoutes,
	],
	refuse,
});

/** The host that takes the files of bulk writes. */
export const crmUploadService = (): Service => ({ name: 'crmUpload', routes: uploadRoutes, refuse });

/** A new organisation with its users and metadata and, for `company`, its records. */
export function createCrmStore(context: {
	clock: Clock;
	nextId(): string;
	seed: 'company' | 'empty';
	edition: Edition;
	dataCenter: string;
}): CrmStore {
	const store = new CrmStore(context, organization);
	seedCrm(store, context.seed);
	return store;
}
