// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <search/Index.h>
#include <session/CitySession.h>

#include <QObject>
#include <QTimer>

namespace egret::desk {

/// Keeps the search index of the city that a session shows: built on a thread beside when the city comes
/// or changes, searched on a thread beside at each key press. GUI thread.
class SearchIndex final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t limit = 24; ///< hits of an answer

    /// @p session must outlive it.
    explicit SearchIndex(session::CitySession &session, QObject *parent = nullptr);
    ~SearchIndex() override;

    [[nodiscard]] bool ready() const { return m_index != nullptr; }
    /// Bytes that the codes take beyond the points; 0 before there is an index.
    [[nodiscard]] std::size_t codeBytes() const { return m_index ? m_index->codeBytes() : 0; }

    /// Begins to look for @p text; answered() follows, unless another one is asked for before. Without an
    /// index the answer is empty and comes at once.
    void ask(const QString &text);

Q_SIGNALS:
    /// Another city can be searched, or more of it.
    void rebuilt();
    void answered(const QString &text, const std::vector<egret::search::Hit> &hits);

private:
    struct Built;

    void build();
    void took(const Built &built);

    session::CitySession &m_session;
    std::shared_ptr<const search::Index> m_index;
    std::shared_ptr<const store::CachedCity> m_city; ///< that m_index, or the one being built, is of
    std::shared_ptr<std::atomic<bool>> m_superseded; ///< by a newer question
    bool m_building = false;
    int m_attempts = 0; ///< to build it with all attribute chunks
    QTimer m_again;
};

} // namespace egret::desk
