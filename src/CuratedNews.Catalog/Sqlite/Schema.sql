-- The catalog's tables, as CatalogDbContext describes them; a test says where the two differ.
-- Raise CatalogDbContext.SchemaVersion with any change: a catalog of another version is made anew from the content.
-- The full-text tables are in SearchTables.cs.

CREATE TABLE "Aliases" (
    "Path" TEXT NOT NULL,
    "ItemId" INTEGER NOT NULL,
    CONSTRAINT "PK_Aliases" PRIMARY KEY ("Path", "ItemId")
);

CREATE TABLE "Changes" (
    "Generation" INTEGER NOT NULL CONSTRAINT "PK_Changes" PRIMARY KEY,
    "Parts" BLOB NULL
);

CREATE TABLE "Diagnostics" (
    "Path" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Severity" INTEGER NOT NULL,
    "Line" INTEGER NOT NULL,
    "Column" INTEGER NOT NULL,
    "Message" TEXT NOT NULL,
    CONSTRAINT "PK_Diagnostics" PRIMARY KEY ("Path", "Ordinal")
);

CREATE TABLE "Files" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Files" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "Length" INTEGER NOT NULL,
    "ModifiedTicks" INTEGER NOT NULL,
    "Fingerprint" BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE "ItemTexts" (
    "ItemId" INTEGER NOT NULL CONSTRAINT "PK_ItemTexts" PRIMARY KEY,
    "Body" TEXT NOT NULL,
    "Trail" TEXT NOT NULL,
    "HatTipName" TEXT NULL,
    "HatTipUrl" TEXT NULL,
    "InsightName" TEXT NULL,
    "InsightText" TEXT NULL,
    "OpenGraphTitle" TEXT NULL,
    "OpenGraphDescription" TEXT NULL,
    "TwitterTitle" TEXT NULL,
    "TwitterDescription" TEXT NULL
);

CREATE TABLE "Items" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Items" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "ExternalId" INTEGER NULL,
    "Permalink" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "SortKey" INTEGER NOT NULL,
    "PublishedAt" INTEGER NOT NULL,
    "ModifiedAt" INTEGER NULL,
    "ExpiresAt" INTEGER NULL,
    "IsShadowed" INTEGER NOT NULL,
    "IsOriginalCanonical" INTEGER NOT NULL,
    "IsLive" INTEGER NOT NULL,
    "ChangesAt" INTEGER NULL,
    "Title" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "ReadingMinutes" INTEGER NOT NULL,
    "SourceHost" TEXT NULL,
    "SourceUrl" TEXT NULL,
    "TopicLabel" TEXT NULL,
    "TopicSlug" TEXT NULL,
    "ImageName" TEXT NULL,
    "ImageAlt" TEXT NULL
);

CREATE TABLE "Media" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Media" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "ModifiedTicks" INTEGER NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL
);

CREATE TABLE "NodeMonths" (
    "NodeId" INTEGER NOT NULL,
    "Month" INTEGER NOT NULL,
    "Items" INTEGER NOT NULL,
    CONSTRAINT "PK_NodeMonths" PRIMARY KEY ("NodeId", "Month")
) WITHOUT ROWID;

CREATE TABLE "NodeNames" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_NodeNames" PRIMARY KEY,
    "NodeId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "LiveUses" INTEGER NOT NULL,
    "Uses" INTEGER NOT NULL
);

CREATE TABLE "Nodes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Nodes" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "Vocabulary" TEXT NOT NULL,
    "Items" INTEGER NOT NULL,
    "Mentions" INTEGER NOT NULL
);

CREATE TABLE "SearchRows" (
    "ItemId" INTEGER NOT NULL CONSTRAINT "PK_SearchRows" PRIMARY KEY,
    "ChangedIn" INTEGER NOT NULL,
    "SortKey" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    "Nodes" BLOB NOT NULL
);

CREATE TABLE "State" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_State" PRIMARY KEY,
    "Generation" INTEGER NOT NULL,
    "SettledAt" INTEGER NOT NULL,
    "RenderingVersion" INTEGER NOT NULL,
    "Items" INTEGER NOT NULL,
    "Captures" INTEGER NOT NULL,
    "Warnings" INTEGER NOT NULL
);

CREATE TABLE "Memberships" (
    "NodeId" INTEGER NOT NULL,
    "IsListed" INTEGER NOT NULL,
    "SortKey" INTEGER NOT NULL,
    "ItemId" INTEGER NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "NameId" INTEGER NOT NULL,
    "Carries" TEXT NOT NULL,
    CONSTRAINT "PK_Memberships" PRIMARY KEY ("NodeId", "IsListed", "SortKey", "ItemId"),
    CONSTRAINT "FK_Memberships_Items_ItemId" FOREIGN KEY ("ItemId") REFERENCES "Items" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Memberships_Nodes_NodeId" FOREIGN KEY ("NodeId") REFERENCES "Nodes" ("Id") ON DELETE CASCADE
);

CREATE TABLE "NodeLinks" (
    "NodeId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "OtherId" INTEGER NOT NULL,
    "Items" INTEGER NOT NULL,
    CONSTRAINT "PK_NodeLinks" PRIMARY KEY ("NodeId", "Kind", "OtherId"),
    CONSTRAINT "FK_NodeLinks_Nodes_OtherId" FOREIGN KEY ("OtherId") REFERENCES "Nodes" ("Id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX "IX_Aliases_ItemId" ON "Aliases" ("ItemId");

CREATE INDEX "IX_Diagnostics_Code_Path_Ordinal" ON "Diagnostics" ("Code", "Path", "Ordinal");

CREATE INDEX "IX_Diagnostics_Errors" ON "Diagnostics" ("Path", "Ordinal") WHERE "Severity" = 2;

CREATE INDEX "IX_Files_Kind_Path" ON "Files" ("Kind", "Path") WHERE "Kind" <> 0;

CREATE INDEX "IX_Items_ChangesAt" ON "Items" ("ChangesAt") WHERE "ChangesAt" IS NOT NULL;

CREATE INDEX "IX_Items_Desk" ON "Items" ("SortKey", "Id", "Status", "IsShadowed", "PublishedAt", "ExpiresAt", "Title", "Path");

CREATE INDEX "IX_Items_ExpiresAt" ON "Items" ("ExpiresAt") WHERE "ExpiresAt" IS NOT NULL AND "Status" = 0 AND NOT "IsShadowed";

CREATE INDEX "IX_Items_ExternalId_SortKey" ON "Items" ("ExternalId", "SortKey") WHERE "ExternalId" IS NOT NULL;

CREATE INDEX "IX_Items_IsShadowed" ON "Items" ("IsShadowed") WHERE "IsShadowed";

CREATE UNIQUE INDEX "IX_Items_Path" ON "Items" ("Path");

CREATE INDEX "IX_Items_Permalink" ON "Items" ("Permalink");

CREATE INDEX "IX_Items_SortKey" ON "Items" ("SortKey") WHERE "IsOriginalCanonical";

CREATE INDEX "IX_Items_Status_SortKey" ON "Items" ("Status", "SortKey") WHERE "Status" <> 0;

CREATE INDEX "IX_Media_Name_Path" ON "Media" ("Name", "Path");

CREATE INDEX "IX_Memberships_ItemId" ON "Memberships" ("ItemId");

CREATE INDEX "IX_NodeLinks_NodeId_Kind_Items_OtherId" ON "NodeLinks" ("NodeId", "Kind", "Items" DESC, "OtherId");

CREATE UNIQUE INDEX "IX_NodeNames_NodeId_Name" ON "NodeNames" ("NodeId", "Name");

CREATE INDEX "IX_Nodes_Kind_Items_Label" ON "Nodes" ("Kind", "Items" DESC, "Label");

CREATE UNIQUE INDEX "IX_Nodes_Kind_Key" ON "Nodes" ("Kind", "Key");

CREATE INDEX "IX_Nodes_Kind_Vocabulary_Label" ON "Nodes" ("Kind", "Vocabulary", "Label");

CREATE INDEX "IX_SearchRows_ChangedIn" ON "SearchRows" ("ChangedIn");
