/** What servers keep in an object's metadata, and nobody wishes for. */
export const OF_SERVERS: readonly string[] = [
  ...['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'],
  ...['managedFields', 'selfLink', 'finalizers', 'ownerReferences'],
]

/** Books that Ordinal and kubectl keep in annotations; a person reads nothing from them. */
export const BOOKS = /^(apps\.ordinal\.dev\/(last-applied|requests)|kubectl\.kubernetes\.io\/last-applied-configuration)$/
