/**
 * The keys of Desk's answers by the schemas of Zoho's files (zoho/zohodesk-oas): those that are always there, and those
 * that may be. Where a file forbids other keys, so does this table.
 */
export interface Shape {
	always: string[];
	sometimes?: string[];
	/** Of objects, and of the objects in a list, under a key. */
	within?: Record<string, Shape>;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** @param always keys, with blanks between them */
export const shape = (always: string, sometimes = '', within: Record<string, Shape> = {}): Shape => ({
	always: words(always),
	sometimes: sometimes === '' ? [] : words(sometimes),
	within,
});

/** A shape with further keys. */
export const more = (
	base: Shape,
	always: string,
	sometimes = '',
	within: Record<string, Shape> = {},
): Shape => ({
	always: [...base.always, ...(always === '' ? [] : words(always))],
	sometimes: [...(base.sometimes ?? []), ...(sometimes === '' ? [] : words(sometimes))],
	within: { ...base.within, ...within },
});

/** A shape without some of the keys that are always there. */
export const without = ({ always, ...rest }: Shape, names: string): Shape => ({
	...rest,
	always: always.filter((name) => !words(names).includes(name)),
});

// Ticket.json
const mailPerson = shape('email firstName id lastName photoURL');
const layoutDetails = shape('id layoutName');
const ticketAccount = shape('accountName id website');
const ticketContact = shape('account email firstName id lastName mobile phone type', 'isSpam', {
	account: ticketAccount,
});
const ticketIncluded: Record<string, Shape> = {
	product: shape('id productName'),
	contact: ticketContact,
	assignee: mailPerson,
	department: shape('id name'),
	team: shape('id logoUrl name'),
};
const source = shape('appName appPhotoURL extId permalink type', 'uuid');

export const ticket = shape(
	`webUrl accountId approvalCount attachmentCount channelCode channelRelatedInfo closedTime commentCount
	createdTime customerResponseTime departmentId entitySkills id isArchived isDeleted isEscalated isOverDue
	isResponseOverdue isSpam isTrashed modifiedBy modifiedTime lockedTime onholdTime resolution responseDueDate
	secondaryContacts source statusType taskCount teamId threadCount ticketNumber timeEntryCount contactId
	layoutDetails layoutId sharedDepartments slaId`,
	`productId phone subject dueDate channel language priority assigneeId email subCategory cf customFields
	description classification category status sourceTicket`,
	{ layoutDetails, source, sharedDepartments: shape('id name type') },
);
export const ticketGot = more(
	ticket,
	'sentiment isFollowing createdBy tagCount followerCount',
	'product contact assignee department isRead team skillsInfo contractId',
	ticketIncluded,
);
export const ticketRow = shape(
	`accountId channelCode closedTime commentCount contactId createdTime customerResponseTime departmentId id
	isArchived isSpam lastThread lockedTime onholdTime relationshipType responseDueDate sentiment source status
	statusType teamId threadCount ticketNumber webUrl dueDate category layoutId subCategory`,
	`productId phone subject channel language priority assigneeId email
	product contact assignee department isRead team`,
	{ ...ticketIncluded, source, lastThread: shape('channel direction isDraft isForward') },
);
export const ticketRowOfContact = without(ticketRow, 'category layoutId subCategory');
export const resolution = shape('author content modifiedTime', '', { author: mailPerson });
export const metrics = shape(
	`agentsHandled firstResponseTime outgoingCount reassignCount reopenCount resolutionTime responseCount
	stagingData threadCount totalResponseTime`,
	'',
	{ agentsHandled: shape('agentId agentName handlingTime'), stagingData: shape('handledTime status') },
);

// TicketComment.json and its like for other records
const file = shape('href id name previewurl size');
const commenter = shape('email firstName id lastName name photoURL roleName type');
const entityComment = shape(
	'commentedTime commenter commenterId content contentType encodedContent id impersonatedUser modifiedTime',
	'',
	{ commenter, attachments: file },
);
export const comment = more(entityComment, 'attachments isPublic');
export const commentGot = more(comment, '', 'mention plainText', {
	// Its examples have the first and last name too.
	mention: shape('id length name offSet type email photoURL zuid', 'firstName lastName'),
});
const mention = shape('email firstName id lastName length offset photoURL type zuid');
export const customerComment = entityComment;
export const customerCommentGot = more(entityComment, '', 'mention', { mention });
export const activityComment = more(entityComment, 'attachments', 'mention', { mention });

// Thread.json, of the channel EMAIL
const author = shape('email firstName id lastName name photoURL type');
const mail = shape(
	`actions attachmentCount author bcc canReply cc channel channelRelatedInfo contentType createdTime direction
	fromEmailAddress hasAttach id impersonatedUser isDescriptionThread isForward readReceipts replyTo source status
	summary to visibility`,
	'respondedIn aspects keyWords sentiment responderId',
	{ author, impersonatedUser: author, source },
);
/** The file has the content in rows as well; its examples, and what was seen in life, have a summary only. */
export const threadRow = more(mail, '', 'lastRatingIconURL attachmentIds');
export const thread = more(
	mail,
	'attachments content fullContentURL isContentTruncated responderId',
	'plainText',
	{
		attachments: file,
	},
);

// TicketAttachment.json, Upload.json
export const upload = shape('createdTime creatorId href id name previewurl size');
export const attachment = more(upload, 'isPublic');
export const attachmentRow = more(attachment, '', 'creator', { creator: mailPerson });

// TicketTimeEntry.json
export const timeEntry = shape(
	`additionalCost agentCostPerHour cf createdBy createdTime customFields departmentId description executedTime
	fixedCost hoursSpent id invoiceId isBillable isTrashed layoutDetails layoutId minutesSpent mode ownerId parent
	requestChargeType requestId secondsSpent taskId totalCost`,
	'owner billingType',
	{
		owner: shape('firstName id lastName name photoURL'),
		parent: shape('id subject ticketNumber type'),
		layoutDetails,
	},
);
export const timeEntryRow = more(timeEntry, 'billingType');
export const timeSummation = shape('totalCosts totalHours totalMins totalSeconds');

// TicketApprovals.json, TicketFollowers.json
export const approval = shape(
	'approver description id processedTime requestedTime requester status subject',
	'',
	{ approver: mailPerson, requester: mailPerson },
);
export const follower = shape('email firstName following id lastName photoURL');

// Contact.json, Account.json, MassActionResponse.json
const happiness = shape('badPercentage goodPercentage okPercentage');
const owner = shape('firstName id lastName');
export const contactRow = shape(
	`accountCount createdTime customerHappiness id isAnonymous isEndUser isSpam photoURL webUrl zohoCRMContact
	accountId email firstName lastName mobile ownerId phone secondaryEmail type`,
	'account',
	{ customerHappiness: happiness, account: ticketAccount },
);
const mappingInfo = shape('isAccountTicketsViewable mappingId mappingType');
export const contactRowOfAccount = more(contactRow, 'mappingInfo', '', { mappingInfo });
export const contact = more(
	contactRow,
	`cf city country customFields description facebook state street title twitter zip isDeleted isFollowing
	isTrashed layoutDetails layoutId modifiedTime`,
	'owner',
	{ owner, layoutDetails },
);
export const accountRow = shape(
	'createdTime customerHappiness id webUrl zohoCRMAccount accountName email phone',
	'website',
	{ customerHappiness: happiness },
);
export const accountRowOfContact = more(accountRow, 'mappingInfo mappingType', '', { mappingInfo });
export const account = shape(
	`annualrevenue cf city code country customFields description fax industry ownerId state street accountName
	associatedSLAIds createdTime id isDeleted isFollowing isTrashed layoutDetails layoutId modifiedTime webUrl
	zohoCRMAccount`,
	'website phone email owner',
	{ owner, layoutDetails },
);
export const massAction = shape('results', '', { results: shape('errors id success') });

// Task.json
const worker = shape('emailId firstName id lastName photoURL');
const activityIncluded: Record<string, Shape> = {
	contact: shape('accountId email firstName id isSpam lastName mobile phone'),
	ticket: shape(
		`assignee channel closedTime createdTime dueDate id isArchived isSpam phone status subject teamId
		ticketNumber`,
		'contact team',
		{ assignee: shape('firstName id lastName photoURL') },
	),
	assignee: worker,
	team: shape('id logoUrl name'),
	creator: worker,
	modifiedBy: worker,
};
const activityIncludes = 'contact ticket assignee team project creator';
export const taskRow = shape(
	`activityTime category completedTime createdTime creatorId id isCommented isSpam isTrashed layoutId modifiedBy
	modifiedTime statusType webUrl contactId departmentId dueDate ownerId priority status subject ticketId`,
	// `teamId` is in the examples and not in the schema.
	`teamId ${activityIncludes}`,
	activityIncluded,
);
export const task = more(without(taskRow, 'isCommented'), 'cf customFields description reminder');

// Webhook.json
export const webhook = shape(
	`createdBy createdTime id modifiedTime type subscriptions includeEventsFrom isEnabled name description
	ignoreSourceId url`,
);

// Call.json, Event.json
const timedRow = shape(
	`activityTime completedTime createdTime creatorId id isCommented isSpam isTrashed layoutId modifiedBy
	modifiedTime statusType webUrl contactId departmentId startTime ownerId priority status subject ticketId`,
	`teamId ${activityIncludes}`,
	activityIncluded,
);
const detailed = 'cf customFields description duration reminder';
export const callRow = more(timedRow, 'callId direction', 'liveCall');
export const call = more(without(callRow, 'isCommented'), detailed);
export const eventRow = more(timedRow, 'category');
export const event = more(without(eventRow, 'isCommented'), detailed);

// Product.json
const productOwner = shape('firstName id lastName name photoURL');
const productName = shape('id productCode productName unitPrice');
export const productAlike = productName;
/** The departments are in the example and not in the schema. */
export const productRow = more(productName, 'departmentIds', 'owner', { owner: productOwner });
export const product = more(
	productName,
	`departmentIds cf customFields description manufacturer ownerId productCategory createdBy createdTime isDeleted
	layoutDetails layoutId modifiedBy modifiedTime`,
	'departments owner',
	{ owner: productOwner, layoutDetails, departments: shape('id name') },
);

// TicketTag.json
const tag = shape('id name tagType');
export const tagsOfTicket = shape('tags', '', { tags: tag });
export const tagFound = tag;
export const tagCounted = more(tag, 'ticketCount');

// Department.json, Agent.json, Team.json, Role.json, Profile.json
export const departmentRow = shape(
	`chatStatus createdTime creatorId description hasLogo id isAssignToTeamEnabled isDefault isEnabled
	isVisibleInCustomerPortal name nameInCustomerPortal sanitizedName`,
);
export const department = more(departmentRow, 'associatedAgentIds');
const named = shape('id name');
const departmentOfAgent = shape('id name sanitizedName');
export const agent = shape(
	`aboutInfo associatedChatDepartmentIds associatedDepartmentIds channelExpert countryCode emailId extn firstName
	id isConfirmed isZiaAgent langCode lastName mobile name phone photoURL profileId roleId rolePermissionType
	status timeZone zuid`,
	'cf role profile associatedDepartments associatedChatDepartments',
	{
		role: named,
		profile: named,
		associatedDepartments: departmentOfAgent,
		associatedChatDepartments: departmentOfAgent,
	},
);
export const team = shape(
	'agents departmentId derivedAgents description id logoUrl name roles rolesWithSubordinates subTeams',
);
export const teams = shape('teams', '', { teams: team });
export const role = shape(
	'description id immediateSubRoles isDefault isVisible name reportsTo shareDataWithPeers',
);
export const profile = shape('default description id isVisible name permissions type');

// Article.json, KBRootCategory.json
const writer = shape('id name photoURL status zuid');
const articlePeople = {
	...{ author: writer, createdBy: writer, modifiedBy: writer },
	...{ owner: writer, latestVersionModifiedBy: writer },
};
/** The schema has an `articleNumber` too, none of its examples has one. */
export const articleRow = shape(
	`attachmentCount author authorId availableLocaleTranslations category categoryId commentCount createdBy
	createdTime creatorId departmentId dislikeCount feedbackCount id isLocked isTemplate isTrashed
	latestPublishedVersion latestVersion latestVersionModifiedBy latestVersionModifierId latestVersionStatus
	likeCount locale modifiedBy modifiedTime modifierId owner ownerId permalink permission portalUrl position
	rootCategoryId sourceLocale status summary templateLastUpdatedTime templateUsageCount templateUsedUsersCount
	title translationId translationSource translationState usageCount viewCount webUrl`,
	'expiryDate',
	{
		...articlePeople,
		availableLocaleTranslations: shape(
			`authorId href isLocked isTrashed latestPublishedVersion latestVersion latestVersionStatus locale status
			translationId translationState`,
		),
		category: shape('id locale name'),
	},
);
export const article = more(
	articleRow,
	'answer attachments currentVersion expiryDate isFollowing metrics myVote reviewedBy reviewedTime seo tags',
	'',
	{
		seo: shape('description isEnabled keywords title'),
		metrics: shape(
			`dislikeCount feedbackCount lastActivityTime lastUsageTime likeCount templateUsageCount unlikeCount
			usageCount viewCount`,
		),
	},
);
export const category = shape(
	`articleViewType associatedDepartmentIds canCurrentUserModerate createdBy createdTime description
	encryptedWorkspaceId feedbackTicketConversionPreference groups helpcenterId id isFollowing isReviewEnabled
	isTrashed logoUrl moderationType modifiedBy modifiedTime name order primaryDepartmentId status translations
	visibility workspaceId`,
	`publicArticlesCount sectionsCount allArticlesCount publishedArticleCount followersCount canCurrentUserReview
	allArticleTemplateCount`,
	{
		createdBy: writer,
		modifiedBy: writer,
		translations: shape(
			'categoryId createdBy createdTime description id locale modifiedBy modifiedTime name permalink',
		),
	},
);
const section = shape(
	`children description id isFollowing isTrashed level locale logoUrl name order parentCategoryId rootCategoryId
	status translations visibility`,
	`publishedArticleTemplateCount followersCount publishedArticleCount portalUrl allArticlesCount
	publicArticlesCount`,
	{ translations: shape('description id locale name permalink') },
);
export const tree = more(section, 'canCurrentUserModerate moderationType', '', { children: section });

// Contract.json, SupportPlan.json
const contractIncluded: Record<string, Shape> = {
	account: ticketAccount,
	owner: shape('id name photoURL'),
	product: ticketIncluded.product ?? shape('id'),
	department: shape('id name'),
	supportPlan: shape('id name status supportType'),
};
export const contractRow = shape(
	`accountId associatedSLAId associatedSupportPlanId contractName contractStatus departmentId endDate id ownerId
	productId startDate supportPlan`,
	// The schema nests them under `data`; its examples have none.
	'account product sla owner department',
	contractIncluded,
);
export const contract = more(
	without(contractRow, 'associatedSupportPlanId'),
	`account cf contractNumber createdBy createdTime customFields description layoutId modifiedBy modifiedTime
	notificationAgentIds notifyBefore notifyOn owner product sla`,
	'',
	contractIncluded,
);
export const supportPlan = shape(
	'createdBy createdTime creditDetails department id modifiedBy modifiedTime name sla status supportType',
	'',
	{ createdBy: writer, modifiedBy: writer, department: shape('id name') },
);
