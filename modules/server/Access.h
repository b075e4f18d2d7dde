// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/City.h>
#include <http/Message.h>
#include <identity/Permission.h>
#include <protocol/Manifest.h>

namespace egret::server {

/// Who asks, and what they may see. With --demo there are no accounts, and all is allowed.
class Access
{
public:
    /// The demo's.
    Access() = default;
    Access(const identity::RoleBook &book, identity::Subject subject, std::int64_t now) :
        m_book(&book), m_subject(std::move(subject)), m_now(now)
    {
    }

    [[nodiscard]] bool demo() const { return m_book == nullptr; }
    [[nodiscard]] const identity::Subject &subject() const { return m_subject; }
    [[nodiscard]] identity::Decision decide(std::string_view verb, std::string_view object,
                                            const std::optional<identity::Place> &place = {}) const;
    [[nodiscard]] identity::Scope scope(std::string_view verb, std::string_view object) const;

    /// Whether the manifest names this chunk to them, and its bytes are given. A chunk is of one district:
    /// whoever may read anything in it may have it. Officers' documents hold phone numbers: only who may
    /// reveal them.
    [[nodiscard]] bool mayHave(const protocol::ChunkEntry &chunk) const;

private:
    const identity::RoleBook *m_book = nullptr;
    identity::Subject m_subject;
    std::int64_t m_now = 0;
};

/// Where records stand in the area tree.
identity::Place placeOf(const domain::Area &area);
identity::Place placeOf(const domain::Unit &unit);
identity::Place placeOf(const domain::Officer &officer);

/// 401 or 403 with the rule in "rule", and in "roles" who could.
http::Response refusal(const identity::Decision &decision);

} // namespace egret::server
