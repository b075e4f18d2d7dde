// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <domain/City.h>
#include <identity/Permission.h>

#include <QTextBrowser>

namespace egret::desk {

/// What somebody with certain grants sees and may do, in words, one paragraph a place; and what they may not.
class GrantPreview final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit GrantPreview(QWidget *parent = nullptr);

    /// @p roles: "items" of GET /v1/roles. @p city for the names of places; may be null.
    void preview(const std::vector<identity::Grant> &grants, const Json &roles, const domain::City *city);
};

} // namespace egret::desk
