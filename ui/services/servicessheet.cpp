// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicessheet.h"

#include "core/models/livemodels.h"
#include "core/pbx/pbxclient.h"
#include "ui/admin/recordform.h"

#include <QFutureWatcher>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;
using admin::ChangePreview;

ServicesSheet::ServicesSheet(UiContext& context, const ExtensionId& extension, const QString& name,
    std::shared_ptr<const admin::Catalogue> catalogue, QWidget* parent)
    : Sheet(context.theme, tr("Services of %1").arg(name.isEmpty() ? extension.text : name), parent)
    , m_context(context)
    , m_extension(extension)
    , m_catalogue(std::move(catalogue))
    , m_services(servicesOf(*m_catalogue))
    , m_list(new QListWidget(this))
    , m_help(new TextLabel(context.theme, TextSize::Body, false, Tone::Muted, this))
    , m_scroll(new QScrollArea(this))
    , m_go(addPrimary(tr("Check the changes"), u"servicesGo"_s))
{
    setObjectName(u"servicesSheet"_s);
    m_list->setObjectName(u"servicesList"_s);
    m_list->setAccessibleName(tr("Services"));
    m_list->setProperty("kind", u"nav"_s);
    m_list->setFixedWidth(232);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const admin::Resource* service : std::as_const(m_services)) {
        auto* item = new QListWidgetItem(service->title, m_list);
        item->setToolTip(service->help);
    }
    m_help->setWordWrap(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setProperty("surface", u"window"_s);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_help);
    right->addWidget(m_scroll, 1);
    auto* both = new QHBoxLayout;
    both->setSpacing(16);
    both->addWidget(m_list);
    both->addLayout(right, 1);
    body()->addLayout(both, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &ServicesSheet::choose);
    connect(m_go, &QPushButton::clicked, this, [this] { m_checked ? save() : check(); });
    connect(&context.models, &LiveModels::siteDetached, this, [this](const SiteId& site) {
        if (site == m_extension.site)
            close();
    });
    setReady(false);
    resize(760, 560);
    if (m_services.isEmpty())
        setMessage(tr("This PBX's API has no services of an extension."), Tone::Muted);
    else
        m_list->setCurrentRow(0);
    m_list->setFocus();
}

QList<const admin::Resource*> ServicesSheet::servicesOf(const admin::Catalogue& catalogue)
{
    QList<const admin::Resource*> found;
    for (const admin::Resource& resource : catalogue.resources()) {
        if (resource.ofExtension && resource.canRead() && resource.key.size() == 1)
            found << &resource;
    }
    return found;
}

void ServicesSheet::choose(int row)
{
    const admin::Resource* service = m_services.value(row);
    if (!service)
        return;
    ++m_number;
    m_help->setText(service->help);
    m_form = new RecordForm(theme(), m_catalogue, *service, false);
    m_scroll->setWidget(m_form); // the one before is gone with it
    connect(m_form, &RecordForm::edited, this, &ServicesSheet::onEdited);
    read();
}

void ServicesSheet::read()
{
    PbxClient* client = m_context.models.client(m_extension.site);
    if (!client || !m_form)
        return;
    setReady(false);
    m_form->setEnabled(false);
    setMessage(tr("Reading…"), Tone::Muted);
    auto* watcher = new QFutureWatcher<Result<admin::Record>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number = m_number] {
        watcher->deleteLater();
        if (!isCurrent(number))
            return;
        const Result<admin::Record> record = watcher->result();
        if (!record) {
            setMessage(record.error().message);
            return;
        }
        setMessage({});
        m_form->setEnabled(true);
        m_form->setRecord(*record);
    });
    watcher->setFuture(admin::AdminEngine(m_catalogue, *client).get(m_form->resource(), m_extension.text));
}

void ServicesSheet::onEdited()
{
    setMessage({});
    setReady(false);
}

void ServicesSheet::setReady(bool checked)
{
    m_checked = checked;
    const bool can = m_form && !m_form->resource().update.isEmpty();
    m_go->setText(checked ? tr("Save") : tr("Check the changes"));
    m_go->setEnabled(can && !m_form->changes().isEmpty());
    m_go->setToolTip(m_form && !can ? tr("This PBX's API cannot change it.") : QString());
}

void ServicesSheet::check()
{
    PbxClient* client = m_context.models.client(m_extension.site);
    if (!client || !m_form || !m_form->validate())
        return;
    m_go->setEnabled(false);
    auto* watcher = new QFutureWatcher<Result<ChangePreview>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number = m_number] {
        watcher->deleteLater();
        if (!isCurrent(number))
            return;
        const Result<ChangePreview> preview = watcher->result();
        if (!preview) {
            setReady(false);
            setMessage(preview.error().message);
            return;
        }
        if (preview->isEmpty()) {
            setReady(false);
            setMessage(tr("It is so already: nothing would change."), Tone::Muted);
            return;
        }
        QStringList lines{tr("This will change:")};
        for (const admin::Change& change : preview->changes) {
            const QString before = change.before ? *change.before : tr("(not known)");
            //: a change: %1 = a field, %2 = before, %3 = after
            lines << tr("%1: “%2” → “%3”").arg(change.label, before, change.after);
        }
        if (preview->dangerous())
            lines << tr("A slip here costs more than a correction. Look twice.");
        setMessage(lines.join(u'\n'), preview->dangerous() ? Tone::Warning : Tone::Normal);
        setReady(true);
    });
    watcher->setFuture(
        admin::AdminEngine(m_catalogue, *client).preview(m_form->resource(), m_extension.text, m_form->changes()));
}

void ServicesSheet::save()
{
    PbxClient* client = m_context.models.client(m_extension.site);
    if (!client || !m_form)
        return;
    m_go->setEnabled(false);
    m_form->setEnabled(false);
    auto* watcher = new QFutureWatcher<Result<ChangePreview>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number = m_number] {
        watcher->deleteLater();
        if (!isCurrent(number))
            return;
        m_form->setEnabled(true);
        const Result<ChangePreview> done = watcher->result();
        if (!done) {
            setReady(false);
            setMessage(done.error().message);
            return;
        }
        read(); // what the PBX made of it
        setMessage(tr("Saved."), Tone::Positive);
    });
    watcher->setFuture(
        admin::AdminEngine(m_catalogue, *client).update(m_form->resource(), m_extension.text, m_form->changes()));
}

} // namespace callboard::ui
