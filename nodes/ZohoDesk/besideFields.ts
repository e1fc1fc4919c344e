/**
 * What Desk alone says of a ticket, a contact or an account, by Zoho's Ticket.json, Contact.json and Account.json. Some
 * are fields by the metadata all the same, and refused in a body.
 */
const SAID_BY_DESK = new Set([
	...['statusType', 'channelCode', 'channelRelatedInfo', 'sentiment', 'slaId', 'skillsInfo', 'photoURL'],
	...['customerResponseTime', 'onholdTime', 'lockedTime', 'associatedSLAIds', 'accountCount'],
	...['threadCount', 'commentCount', 'taskCount', 'approvalCount', 'timeEntryCount', 'attachmentCount'],
	...['tagCount', 'followerCount', 'isRead', 'isArchived', 'isSpam', 'isOverDue', 'isResponseOverdue'],
	...['isEscalated', 'isDeleted', 'isTrashed', 'isFollowing', 'isAnonymous', 'isEndUser'],
]);
/** What is written only where the metadata has a field for it. */
const PERHAPS_A_FIELD = new Set([
	...['language', 'responseDueDate', 'secondaryContacts', 'sharedDepartments', 'entitySkills'],
	...['contractId', 'layoutId', 'layoutDetailsId'],
]);
/** Records and people shown along with a record; Simplified gives them a key for each thing it says of them. */
const SHOWN_ALONG =
	/^(contact|account|assignee|owner|department|team|product|contract|layoutDetails|source|lastThread|customerHappiness|zohoCRMContact|zohoCRMAccount)(?!Id$)([A-Z]\w*)?$/;

/**
 * Whether a name stands for nothing that can be written, though Desk's own answers have it: a record that was read can
 * be written again with these in it, and a name that is misspelled is still found out.
 */
export const isBesideFields = (name: string, isField: boolean): boolean =>
	SAID_BY_DESK.has(name) || (!isField && (PERHAPS_A_FIELD.has(name) || SHOWN_ALONG.test(name)));
