import { seedDesk } from '../seed/desk';
import type { EmulatorOptions, Service } from '../service';
import { type DeskContext, DeskStore } from './entities';
import { organizationOf } from './organization';
import { refuse, Refused, scopeMismatch } from './refusals';
import { type DeskRoute, lacksScope, served } from './route';
import { accountRoutes } from './routes/accounts';
import { activityRoutes } from './routes/activities';
import { activitySearchRoutes } from './routes/activitySearch';
import { agentRoutes } from './routes/agents';
import { commentRoutes } from './routes/comments';
import { contactRoutes } from './routes/contacts';
import { customerLinkRoutes } from './routes/customerLinks';
import { customerTicketRoutes } from './routes/customerTickets';
import { customerTrashRoutes } from './routes/customerTrash';
import { departmentRoutes } from './routes/departments';
import { entityCommentRoutes } from './routes/entityComments';
import { fieldRoutes } from './routes/fields';
import { layoutRoutes } from './routes/layouts';
import { organizationRoutes } from './routes/organizations';
import { articleRoutes } from './routes/articles';
import { articleTranslationRoutes } from './routes/articleTranslations';
import { customModuleRoutes } from './routes/customModules';
import { contractRoutes } from './routes/contracts';
import { kbCategoryRoutes } from './routes/kbCategories';
import { productRoutes } from './routes/products';
import { mailReplyAddressRoutes } from './routes/mailReplyAddresses';
import { recycleBinRoutes } from './routes/recycleBin';
import { threadContentRoutes } from './routes/threadContent';
import { teamRoutes } from './routes/teams';
import { threadRoutes } from './routes/threads';
import { tagRoutes } from './routes/tags';
import { ticketActionRoutes } from './routes/ticketActions';
import { ticketApprovalRoutes } from './routes/ticketApprovals';
import { ticketCountRoutes } from './routes/ticketCounts';
import { ticketFollowerRoutes } from './routes/ticketFollowers';
import { ticketAttachmentRoutes } from './routes/ticketAttachments';
import { ticketInsightRoutes } from './routes/ticketInsights';
import { ticketMergeRoutes } from './routes/ticketMerges';
import { ticketSearchRoutes } from './routes/ticketSearch';
import { ticketRoutes } from './routes/tickets';
import { timeEntryRoutes } from './routes/timeEntries';
import { uploadRoutes } from './routes/uploads';
import { viewRoutes } from './routes/views';
import { webhookRoutes } from './routes/webhooks';

const routes: DeskRoute[] = [
	...organizationRoutes,
	...departmentRoutes,
	...agentRoutes,
	...teamRoutes,
	...viewRoutes,
	...layoutRoutes,
	...fieldRoutes,
	...contactRoutes,
	...accountRoutes,
	...customerTicketRoutes,
	...customerLinkRoutes,
	...customerTrashRoutes,
	...productRoutes,
	...contractRoutes,
	...customModuleRoutes,
	...articleRoutes,
	...articleTranslationRoutes,
	...kbCategoryRoutes,
	...ticketRoutes,
	...ticketSearchRoutes,
	...ticketActionRoutes,
	...recycleBinRoutes,
	...ticketInsightRoutes,
	...ticketCountRoutes,
	...tagRoutes,
	...ticketAttachmentRoutes,
	...ticketMergeRoutes,
	...ticketFollowerRoutes,
	...ticketApprovalRoutes,
	...threadRoutes,
	...mailReplyAddressRoutes,
	...threadContentRoutes,
	...activitySearchRoutes,
	...activityRoutes,
	...timeEntryRoutes,
	...commentRoutes,
	...entityCommentRoutes,
	...uploadRoutes,
	...webhookRoutes,
].map(served);

/** Zoho Desk API v1, on a server of its own. */
export function deskService(): Service {
	return {
		name: 'desk',
		routes,
		refuse,
		before: (call, route: DeskRoute, world) => {
			if (route.scopes && lacksScope(route, call.grant.scopes)) return scopeMismatch();
			if (route.outsideOrganizations) return undefined;
			try {
				organizationOf(call, world);
				return undefined;
			} catch (error) {
				if (error instanceof Refused) return error.reply;
				throw error;
			}
		},
	};
}

/** Everything Desk knows at the start; `seed: 'empty'` leaves out accounts, contacts and tickets. */
export function createDeskStore(
	context: DeskContext & Required<Pick<EmulatorOptions, 'seed' | 'deskOrganizations'>>,
): DeskStore {
	const store = new DeskStore(context);
	seedDesk(store, context);
	return store;
}
